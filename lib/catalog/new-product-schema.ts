import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { countCombinations, MAX_ATTRIBUTES, MAX_VARIATIONS, optionKey } from "./combinations";
import { optionalWeightSchema, priceSchema } from "@/lib/money/decimal-schema";

const codeSchema = z.string().trim().max(100, "tooLong").default("");
const htmlSchema = z.string().max(100_000, "tooLong").default("");
const attributeName = z.string().trim().min(1, "required").max(100, "tooLong");
// WooCommerce stores a term's name in a column of 200 characters.
const valueName = z.string().trim().min(1, "required").max(200, "tooLong");

/** Attributes of a new product with the values that its variations use. */
const attributesSchema = z
  .array(
    z.object({ name: attributeName, values: z.array(valueName).min(1, "required").max(MAX_VARIATIONS, "tooMany") }),
  )
  .max(MAX_ATTRIBUTES, "tooMany")
  .superRefine((attributes, context) => {
    const names = attributes.map(({ name }) => name.toLowerCase());
    const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (twice !== -1) context.addIssue({ code: "custom", path: [twice, "name"], message: "attributeTwice" });
    if (countCombinations(attributes) > MAX_VARIATIONS)
      context.addIssue({ code: "custom", message: "tooManyVariations" });
  });

/** An empty SKU is generated. */
const newVariationSchema = z.object({
  /** One value per attribute, in the order of the attributes. Empty for a simple product. */
  options: z.array(valueName).max(MAX_ATTRIBUTES, "tooMany").default([]),
  sku: codeSchema,
  barcode: codeSchema,
  price: priceSchema,
  weight: optionalWeightSchema.default(null),
});

const variationsSchema = z
  .array(newVariationSchema)
  .min(1, "noVariations")
  .max(MAX_VARIATIONS, "tooManyVariations")
  .superRefine((variations, context) => {
    const keys = variations.map(({ options }) => optionKey(options));
    const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
    if (twice !== -1) context.addIssue({ code: "custom", path: [twice, "options"], message: "variationTwice" });
  });

export const newProductSchema = z
  .object({
    type: z.enum(["simple", "variable"]),
    name: z.string().trim().min(1, "required").max(500, "tooLong"),
    /** Generated when empty. The variation of a simple product has the same SKU. */
    sku: codeSchema,
    categoryId: idSchema.nullable().default(null),
    taxRateId: idSchema.nullable().default(null),
    description: htmlSchema,
    shortDescription: htmlSchema,
    tracksStock: z.boolean().default(true),
    isSyncDisabled: z.boolean().default(false),
    attributes: attributesSchema.default([]),
    variations: variationsSchema,
  })
  .superRefine(({ type, attributes, variations }, context) => {
    if (type === "simple" && (attributes.length > 0 || variations.length > 1)) {
      context.addIssue({ code: "custom", path: ["type"], message: "invalidField" });
    }
    if (type === "variable" && attributes.length === 0) {
      context.addIssue({ code: "custom", path: ["attributes"], message: "noAttributes" });
    }
    variations.forEach(({ options }, index) => {
      if (options.length !== attributes.length) {
        context.addIssue({ code: "custom", path: ["variations", index, "options"], message: "invalidField" });
      }
    });
  });

export type NewProduct = z.infer<typeof newProductSchema>;
export type NewProductInput = z.input<typeof newProductSchema>;
export type NewVariation = z.infer<typeof newVariationSchema>;

/** Further variations of a product, each with one value per attribute. */
export const addVariationsSchema = z.object({ variations: variationsSchema });

export type AddVariations = z.infer<typeof addVariationsSchema>;

/** A change of a product's type. */
export const changeTypeSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("variable"),
    attributes: attributesSchema.min(1, "noAttributes"),
    /** Options of the existing variation: one value per attribute. */
    options: z.array(valueName).min(1).max(MAX_ATTRIBUTES),
  }),
  z.object({ type: z.literal("simple"), /** The variation that stays on sale. */ variationId: idSchema }),
]);

export type ChangeType = z.infer<typeof changeTypeSchema>;

export const archivedSchema = z.object({ isArchived: z.boolean() });

export const duplicateSchema = z.object({
  /** In the person's language: "Copy of …". */ name: z.string().trim().min(1, "required").max(500, "tooLong"),
});

const renameSchema = z
  .object({
    attribute: z.string(),
    /** Null renames the attribute itself. */ value: z.string().nullable(),
    name: valueName,
  })
  .refine(({ value, name }) => value !== null || attributeName.safeParse(name).success, {
    path: ["name"],
    message: "tooLong",
  });

/** New names of attributes and values. Each is identified by its present name. */
export const renamesSchema = z.object({ renames: z.array(renameSchema).min(1, "required").max(500, "tooMany") });

export type Rename = z.infer<typeof renameSchema>;
