import { beforeEach, describe, expect, test } from "vitest";
import type { Product, Variation } from "@/lib/generated/prisma/client";
import {
  createBusiness,
  createCategory,
  createLocation,
  createPriceGroup,
  createProduct,
  createTaxRate,
  createUser,
} from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";

const { db, pool } = useTestDb();

let businessId: number;
let locationId: number;
let product: Product;
let variation: Variation;

beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  locationId = (await createLocation(db(), businessId)).id;
  const created = await createProduct(db(), businessId);
  product = created;
  variation = created.variations[0]!;
});

const movement = (quantity: number, values: { userId?: number } = {}) => ({
  businessId,
  variationId: variation.id,
  locationId,
  kind: "adjustment" as const,
  quantity,
  ...values,
});

async function stockLevel(): Promise<number | undefined> {
  const level = await db().stockLevel.findUnique({
    where: { variationId_locationId: { variationId: variation.id, locationId } },
  });
  return level?.quantity.toNumber();
}

describe("the ledger", () => {
  test("a movement can be neither changed nor deleted", async () => {
    const { id } = await db().stockMovement.create({ data: movement(5) });
    await expect(pool().query("update stock_movements set quantity = 6 where id = $1", [id])).rejects.toThrow(
      /append-only/,
    );
    await expect(pool().query("delete from stock_movements where id = $1", [id])).rejects.toThrow(/append-only/);
    expect(await stockLevel()).toBe(5);
  });

  test("the level is the sum of the movements under concurrent inserts", async () => {
    const other = (await createProduct(db(), businessId)).variations[0]!;
    const pair = [movement(1), { ...movement(2), variationId: other.id }];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        db().stockMovement.createMany({ data: index % 2 === 0 ? pair : [...pair].reverse() }),
      ),
    );
    const levels = await db().stockLevel.findMany({ where: { locationId }, orderBy: { variationId: "asc" } });
    expect(levels.map((level) => level.quantity.toNumber())).toEqual([20, 40]);
  });

  test("several movements of one variation in one statement are added up", async () => {
    await db().stockMovement.createMany({ data: [movement(7), movement(-2), movement(0.5)] });
    expect(await stockLevel()).toBe(5.5);
  });

  test("a level cannot be written past the ledger", async () => {
    await db().stockMovement.create({ data: movement(5) });
    for (const sql of ["update stock_levels set quantity = 9", "delete from stock_levels"]) {
      await expect(pool().query(sql)).rejects.toThrow(/sum of stock_movements/);
    }
  });

  test("a movement that joins two businesses is refused", async () => {
    const strangers = (await createBusiness(db())).id;
    const elsewhere = (await createLocation(db(), strangers)).id;
    await expect(db().stockMovement.create({ data: { ...movement(1), locationId: elsewhere } })).rejects.toThrow(
      /different businesses/,
    );
  });

  test("movements are deleted with their business, and lose a user who is deleted", async () => {
    const user = await createUser(db(), businessId);
    const { id } = await db().stockMovement.create({ data: movement(5, { userId: user.id }) });
    await db().user.delete({ where: { id: user.id } });
    expect(await db().stockMovement.findUnique({ where: { id } })).toMatchObject({ userId: null });
    await pool().query("delete from businesses where id = $1", [businessId]);
    expect(await db().stockMovement.count({ where: { businessId } })).toBe(0);
  });

  test("movements are deleted with their location, and with their product", async () => {
    await db().stockMovement.create({ data: movement(5) });
    await db().location.delete({ where: { id: locationId } });
    expect(await stockLevel()).toBeUndefined();
    locationId = (await createLocation(db(), businessId)).id;
    await db().stockMovement.create({ data: movement(5) });
    await db().product.delete({ where: { id: product.id } });
    expect(await db().stockMovement.count({ where: { businessId } })).toBe(0);
  });
});

describe("changed_at of a product", () => {
  /** As text, since a Date would drop the microseconds. */
  async function changedAt(): Promise<string> {
    const sql = "select to_char(changed_at, 'YYYY-MM-DD HH24:MI:SS.US') as moment from products where id = $1";
    const { rows } = await pool().query<{ moment: string }>(sql, [product.id]);
    return rows[0]!.moment;
  }

  async function isTouchedBy(write: () => Promise<unknown>): Promise<boolean> {
    const before = await changedAt();
    await write();
    return (await changedAt()) > before;
  }

  test("moves with the product, its variations and its stock", async () => {
    const where = { id: variation.id };
    expect(await isTouchedBy(() => db().product.update({ where: { id: product.id }, data: { name: "New" } }))).toBe(
      true,
    );
    expect(await isTouchedBy(() => db().variation.update({ where, data: { price: 2 } }))).toBe(true);
    expect(await isTouchedBy(() => db().stockMovement.create({ data: movement(1) }))).toBe(true);
    const second = { businessId, productId: product.id, sku: "SECOND", price: 1 };
    expect(await isTouchedBy(() => db().variation.create({ data: second }))).toBe(true);
    expect(await isTouchedBy(() => db().variation.deleteMany({ where: { sku: "SECOND" } }))).toBe(true);
  });

  test("moves with a price of a price group", async () => {
    const priceGroupId = (await createPriceGroup(db(), businessId)).id;
    const variationId = variation.id;
    const where = { priceGroupId_variationId: { priceGroupId, variationId } };
    expect(
      await isTouchedBy(() => db().priceGroupPrice.create({ data: { priceGroupId, variationId, price: 1 } })),
    ).toBe(true);
    expect(await isTouchedBy(() => db().priceGroupPrice.update({ where, data: { price: 2 } }))).toBe(true);
    expect(await isTouchedBy(() => db().priceGroupPrice.delete({ where }))).toBe(true);
  });

  test("moves with its attributes, options and images", async () => {
    const { id: attributeId } = await db().attribute.create({ data: { businessId, name: "Size" } });
    const { id: attributeValueId } = await db().attributeValue.create({ data: { attributeId, name: "M" } });
    const media = { businessId, fileName: "a.png", mimeType: "image/png", width: 1, height: 1, sha256: "a" };
    const { id: mediaId } = await db().media.create({ data: media });
    const productId = product.id;
    expect(await isTouchedBy(() => db().productAttribute.create({ data: { productId, attributeId } }))).toBe(true);
    expect(
      await isTouchedBy(() => db().variationOption.create({ data: { variationId: variation.id, attributeValueId } })),
    ).toBe(true);
    expect(await isTouchedBy(() => db().productImage.create({ data: { productId, mediaId } }))).toBe(true);
    expect(await isTouchedBy(() => db().productImage.deleteMany({ where: { productId } }))).toBe(true);
  });

  test("moves with the percent of its tax rate, not with the rate's name", async () => {
    const tax = await createTaxRate(db(), businessId);
    await db().product.update({ where: { id: product.id }, data: { taxRateId: tax.id } });
    const where = { id: tax.id };
    expect(await isTouchedBy(() => db().taxRate.update({ where, data: { percent: 9 } }))).toBe(true);
    expect(await isTouchedBy(() => db().taxRate.update({ where, data: { name: "VAT" } }))).toBe(false);
  });

  test("stays when another product changes", async () => {
    const other = await createProduct(db(), businessId);
    const where = { id: other.variations[0]!.id };
    expect(await isTouchedBy(() => db().variation.update({ where, data: { price: 2 } }))).toBe(false);
  });

  test("is the time of the write, not of the transaction's beginning", async () => {
    const [row] = await db().$transaction(
      (tx) => tx.$queryRaw<[{ isLater: boolean }]>`
        update products set name = 'Late' where id = ${product.id} returning changed_at > now() as "isLater"`,
    );
    expect(row.isLater).toBe(true);
  });
});

describe("uniqueness", () => {
  test("SKUs differ by more than case and blanks", async () => {
    await createProduct(db(), businessId, { sku: "Tea-1" });
    await expect(createProduct(db(), businessId, { sku: " tea-1 " })).rejects.toThrow(/Unique constraint/);
    const strangers = (await createBusiness(db())).id;
    await expect(createProduct(db(), strangers, { sku: "tea-1" })).resolves.toBeDefined();
  });

  test("categories at the top count as siblings", async () => {
    await createCategory(db(), businessId, { name: "Drinks" });
    await expect(createCategory(db(), businessId, { name: "DRINKS" })).rejects.toThrow(/Unique constraint/);
  });
});

test("the search by name uses its index", async () => {
  const plan = await db().$transaction(async (tx) => {
    await tx.$executeRaw`set local enable_seqscan = off`;
    return tx.$queryRaw`explain select id from products where name ilike '%kettle%' or sku ilike '%kettle%'`;
  });
  expect(JSON.stringify(plan)).toMatch(/products_name_search.*products_sku_search/);
});
