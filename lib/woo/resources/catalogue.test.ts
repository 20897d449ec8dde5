import { describe, expect, test } from "vitest";
import type { ZodType } from "zod";
import bodies from "../fixtures/bodies.json";
import { wooAttributeSchema, wooAttributeWriteSchema } from "./attributes";
import { wooCategorySchema } from "./categories";
import { wooProductImagesSchema, wooVariationImageSchema } from "./product-images";
import { wooProductSchema } from "./products";
import { wooRemoteQuantitySchema } from "./sellable";
import { wooTermSchema } from "./terms";
import { listUnstoredFields } from "./unstored-fields";
import { wooVariationSchema } from "./variations";

const SCHEMAS = {
  category: [wooCategorySchema],
  product: [wooProductSchema, wooProductImagesSchema, wooRemoteQuantitySchema],
  attribute: [wooAttributeSchema, wooAttributeWriteSchema],
  attributeTerm: [wooTermSchema],
  variation: [wooVariationSchema, wooVariationImageSchema, wooRemoteQuantitySchema],
} as const satisfies Partial<Record<keyof typeof bodies, readonly ZodType[]>>;

describe("every recorded body has the shape", () => {
  const cases = Object.entries(SCHEMAS).flatMap(([kind, schemas]) =>
    bodies[kind as keyof typeof SCHEMAS].map(({ name, body }) => ({ kind, name, body, schemas })),
  );
  test.each(cases)("$kind $name", ({ body, schemas }) => {
    for (const schema of schemas) expect(schema.safeParse(body)).toMatchObject({ success: true });
  });
});

function bodyOf(kind: keyof typeof bodies, name: string): object {
  const list: readonly { name: string; body: unknown }[] = bodies[kind];
  return list.find((recording) => recording.name === name)?.body as object;
}

describe("what is read from them", () => {
  test("stock that is not managed is null, prices that are not set are empty", () => {
    const body = bodyOf("product", "product.create.price-garbage");
    expect(wooRemoteQuantitySchema.parse(body)).toMatchObject({ quantity: null });
    expect(wooProductSchema.parse(body)).toMatchObject({ regular_price: "" });
  });

  test("manage_stock of a variation may be the word parent", () => {
    const body = bodyOf("variation", "variation.batch.create");
    expect(wooRemoteQuantitySchema.parse({ ...body, manage_stock: "parent" }).quantity).toBeNull();
    expect(wooRemoteQuantitySchema.parse(body).quantity).not.toBeNull();
  });

  test("answers changed by plugins: numbers for texts, missing lists, extra fields", () => {
    const body = bodyOf("product", "product.create.simple");
    const odd = { ...body, regular_price: 2.5, categories: undefined, images: null, stock_quantity: 1.5, extra: {} };
    expect(wooProductSchema.parse(odd)).toMatchObject({ regular_price: "2.5", categories: undefined });
    expect(wooProductImagesSchema.parse(odd).images).toEqual([]);
    expect(wooRemoteQuantitySchema.parse({ ...odd, manage_stock: true }).quantity).toBe(1.5);
  });

  test("an answer to _fields is enough", () => {
    expect(wooRemoteQuantitySchema.parse({ id: 1, manage_stock: true, stock_quantity: 3 })).toEqual({
      id: 1,
      quantity: 3,
    });
    expect(wooProductImagesSchema.parse({ id: 1, images: [{ id: 7, name: "a.png", src: "" }] })).toEqual({
      id: 1,
      images: [{ id: 7, name: "a.png" }],
    });
    expect(wooVariationImageSchema.parse({ id: 1, image: null }).images).toEqual([]);
  });
});

test("fields that the store accepted but did not store are listed", () => {
  const answer = wooProductSchema.parse(bodyOf("product", "product.create.price-garbage"));
  expect(listUnstoredFields({ regular_price: "2.00", tax_class: "no-such" }, answer)).toEqual([
    "regular_price",
    "tax_class",
  ]);
  expect(listUnstoredFields({ categories: [{ id: 999_999 }] }, answer)).toEqual(["categories"]);
  const variation = { id: 1, regular_price: "2.5", tax_class: "parent" };
  expect(listUnstoredFields({ regular_price: "2.50" }, variation)).toEqual([]);
});
