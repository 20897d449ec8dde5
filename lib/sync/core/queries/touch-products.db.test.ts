import { expect, test } from "vitest";
import { createBusiness, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { touchProductsOf } from "./touch-products";

const { db } = useTestDb();

async function setUp() {
  const business = await createBusiness(db());
  const category = await db().category.create({ data: { businessId: business.id, name: "Cups" } });
  const shirt = { type: "variable" as const, variations: [{ sku: "SH-S", options: { Size: "S" } }] };
  const product = await createProduct(db(), business.id, { ...shirt, categoryId: category.id });
  const { attributeId } = await db().productAttribute.findFirstOrThrow({ where: { productId: product.id } });
  const before = await db().product.findUniqueOrThrow({ where: { id: product.id } });
  const after = () => db().product.findUniqueOrThrow({ where: { id: product.id } });
  return { business, before, after, categories: [category.id], attributes: [attributeId] };
}

const changedRun = (businessId: number) => ({ businessId, kind: "products", mode: "changed" }) as const;

test.each(["categories", "attributes"] as const)(
  "newly linked %s touch their products, which count as unedited",
  async (kind) => {
    const { business, before, after, ...ids } = await setUp();
    await db().$transaction((tx) => touchProductsOf(tx, changedRun(business.id), { [kind]: ids[kind] }));
    const product = await after();
    expect(product.changedAt.getTime()).toBeGreaterThan(before.changedAt.getTime());
    // An open form compares updated_at, so that it may still be saved.
    expect(product.updatedAt).toEqual(before.updatedAt);
  },
);

test("products of another business are left unchanged", async () => {
  const { before, after, categories, attributes } = await setUp();
  const other = await createBusiness(db());
  await db().$transaction((tx) => touchProductsOf(tx, changedRun(other.id), { categories, attributes }));
  expect((await after()).changedAt).toEqual(before.changedAt);
});
