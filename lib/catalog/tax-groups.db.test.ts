import { beforeEach, expect, test } from "vitest";
import type { TaxRate } from "@/lib/generated/prisma/client";
import {
  createBusiness,
  createLocation,
  createProduct,
  createTaxGroup,
  createTaxRate,
  createUser,
} from "@/lib/testing/factories";
import { importing, noJob } from "@/lib/testing/importing";
import { useTestDb } from "@/lib/testing/test-db";
import { exportProducts } from "./export-products";
import { getCatalogChoices, getProduct } from "./get-product";
import { runBulkEdit } from "./run-bulk-edit";
import { startBulkEdit } from "./start-bulk-edit";
import { updateProduct } from "./update-product";

const { db } = useTestDb();

let businessId: number;
let userId: number;
let locationId: number;
let group: TaxRate;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  userId = (await createUser(db(), businessId)).id;
  locationId = (await createLocation(db(), businessId)).id;
  group = await createTaxGroup(db(), businessId, [
    await createTaxRate(db(), businessId, "5"),
    await createTaxRate(db(), businessId, "7"),
  ]);
});

const { importAll } = importing(() => ({ db: db(), businessId, userId, locationId }));

test("a product's choices include tax groups with their sum until they are archived", async () => {
  const offered = async () =>
    (await getCatalogChoices(db(), businessId)).taxRates.map(({ id, percent }) => [id, percent]);
  expect((await offered()).at(-1)).toEqual([group.id, "12"]);
  const product = await createProduct(db(), businessId);
  await updateProduct(
    db(),
    businessId,
    product.id,
    { taxRateId: group.id, updatedAt: product.updatedAt.toISOString() },
    userId,
  );
  expect(await getProduct(db(), businessId, product.id)).toMatchObject({ taxRateId: group.id });
  await db().taxRate.update({ where: { id: group.id }, data: { isArchived: true } });
  expect(await offered()).toHaveLength(2);
  expect(await getProduct(db(), businessId, product.id)).toMatchObject({ taxRateId: group.id });
});

test("a bulk edit assigns a tax group", async () => {
  await createProduct(db(), businessId);
  await createProduct(db(), businessId);
  const change = { kind: "tax", taxRateId: group.id } as const;
  const { id } = await startBulkEdit(
    db(),
    { businessId, userId },
    { scope: { kind: "filter", filter: {} }, change, expected: 2 },
    noJob,
  );
  await runBulkEdit(db(), id, noJob);
  expect(await db().product.count({ where: { businessId, taxRateId: group.id } })).toBe(2);
});

test("an export contains the group's name, and an import finds the group by it", async () => {
  await createProduct(db(), businessId, { sku: "TEA", taxRateId: group.id });
  let text = "";
  for await (const piece of exportProducts(db(), businessId, { locationId, appUrl: "https://pos.example" }))
    text += piece;
  expect(text).toContain(`taxable,${group.name}`);
  await db().product.updateMany({ where: { businessId }, data: { taxRateId: null } });
  await importAll(text);
  expect(await db().product.findFirst({ where: { businessId, sku: "TEA" } })).toMatchObject({ taxRateId: group.id });
});
