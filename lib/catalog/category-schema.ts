import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { TEXT_LANGUAGES, textLanguageSchema } from "./text-languages";

// WooCommerce stores a term's name in a column of 200 characters.
export const MAX_CATEGORY_NAME_LENGTH = 200;

const nameSchema = z.string().trim().min(1, "required").max(MAX_CATEGORY_NAME_LENGTH, "tooLong");
const parentIdSchema = idSchema.nullable();

/** Names by language. An empty name goes out as entered; a language that is left out stays unchanged. */
const textsSchema = z
  .array(z.object({ language: textLanguageSchema, name: z.string().trim().max(MAX_CATEGORY_NAME_LENGTH, "tooLong") }))
  .max(TEXT_LANGUAGES.length)
  .refine((texts) => new Set(texts.map(({ language }) => language)).size === texts.length);

export const newCategorySchema = z.object({
  name: nameSchema,
  parentId: parentIdSchema,
  texts: textsSchema.optional(),
});

/** Absent fields stay unchanged. */
export const categoryEditSchema = newCategorySchema.partial();

export type NewCategory = z.infer<typeof newCategorySchema>;
export type CategoryEdit = z.infer<typeof categoryEditSchema>;

export type CategoryTexts = z.infer<typeof textsSchema>;

export type CategoryRow = {
  id: number;
  parentId: number | null;
  name: string;
  /** Products in the category itself, without archived products. */
  productCount: number;
};

/** A category with its names in other languages. */
export type CategoryWithTexts = CategoryRow & { texts: { language: string; name: string }[] };
