import { expect, test } from "vitest";
import {
  createBusiness,
  createCategory,
  createLocation,
  createProduct,
  createTaxRate,
  createUser,
} from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { findExportLocation } from "./export-location";
import { exportProducts } from "./export-products";
import { applyImport } from "./import/apply-import";
import { getImport, listProblems } from "./import/get-import";
import { runImportStep } from "./import/import-step";
import { startImport } from "./import/start-import";

const { db } = useTestDb();

async function exportAll(businessId: number, locationId: number | null): Promise<string> {
  let text = "";
  for await (const piece of exportProducts(db(), businessId, { locationId, appUrl: "https://pos.example" }))
    text += piece;
  return text;
}

const noJob = async () => undefined;

/** The result of an import's check of this text. */
async function check(
  owner: { businessId: number; userId: number },
  text: string,
  locationId: number | null,
): Promise<number> {
  async function* body() {
    yield Buffer.from(text);
  }
  const options = {
    fileName: "a.csv",
    existing: "update" as const,
    taxes: {},
    columns: {},
    images: "leave" as const,
    ...(locationId === null ? {} : { location: String(locationId) }),
  };
  const { id } = await startImport(db(), owner, options, body(), noJob);
  await runImportStep(db(), id);
  return id;
}

test("importing an unchanged export changes nothing, with any names", async () => {
  const businessId = (await createBusiness(db())).id;
  const userId = (await createUser(db(), businessId)).id;
  const locationId = (await createLocation(db(), businessId)).id;
  const parent = await createCategory(db(), businessId, { name: "Tea, loose" });
  const categoryId = (await createCategory(db(), businessId, { name: "Green", parentId: parent.id })).id;
  const taxRateId = (await createTaxRate(db(), businessId)).id;
  const stock = { [locationId]: "2.5" };
  await createProduct(db(), businessId, {
    sku: "=1+1",
    name: '@Tea; "fine", شاي\u200f',
    categoryId,
    taxRateId,
    description: "<p>a</p>\n<p>b</p>",
    stock,
    price: "3.5",
    barcode: "4006381333931",
    weight: "0.25",
  });
  await createProduct(db(), businessId, { sku: "SERVICE", name: "'=quoted", tracksStock: false, isArchived: true });
  await createProduct(db(), businessId, {
    sku: "TEE",
    variations: [
      { sku: "TEE-S", options: { Size: "S, small", Colour: "Ink" }, stock: { [locationId]: -2 } },
      { sku: "TEE-M", options: { Size: "M", Colour: "Ink" }, isArchived: true },
    ],
  });
  await db().business.update({ where: { id: businessId }, data: { timeZone: "Europe/Berlin" } });
  const [salePriceFrom, salePriceUntil] = [new Date("2026-11-30T23:00:00Z"), new Date("2026-12-24T22:59:59Z")];
  await db().variation.updateMany({
    where: { businessId, sku: { in: ["=1+1", "TEE-S"] } },
    data: { salePrice: "2.5", salePriceFrom, salePriceUntil, salePriceChangedAt: salePriceFrom },
  });
  await createProduct(db(), (await createBusiness(db())).id, { sku: "THEIRS" });
  const text = await exportAll(businessId, locationId);
  expect(text).not.toContain("THEIRS");
  expect(text).toContain("'=1+1");
  expect(text).toContain(",3.5,2.5,2026-12-01,2026-12-24,0.25,");
  const id = await check({ businessId, userId }, text, locationId);
  expect((await listProblems(db(), businessId, id)).items).toEqual([]);
  expect(await getImport(db(), businessId, id)).toMatchObject({ toCreate: 0, toUpdate: 5 });
  await applyImport(db(), businessId, id, noJob);
  await runImportStep(db(), id);
  expect(await exportAll(businessId, locationId)).toBe(text);
  const onSale = await db().variation.findMany({ where: { businessId, salePrice: { not: null } } });
  expect(onSale.map((variation) => [variation.salePriceFrom, variation.salePriceUntil])).toEqual([
    [salePriceFrom, salePriceUntil],
    [salePriceFrom, salePriceUntil],
  ]);
});

test("importing an unchanged export of two locations, none chosen, moves no stock", async () => {
  const businessId = (await createBusiness(db())).id;
  const userId = (await createUser(db(), businessId)).id;
  const [shop, depot] = [(await createLocation(db(), businessId)).id, (await createLocation(db(), businessId)).id];
  await createProduct(db(), businessId, { sku: "BOTH", stock: { [shop]: "3", [depot]: "40" } });
  await createProduct(db(), businessId, { sku: "DEPOT", stock: { [depot]: "7" } });
  const proposed = await findExportLocation(db(), businessId, null);
  expect(proposed?.id).toBe(shop);
  const text = await exportAll(businessId, proposed?.id ?? null);
  const id = await check({ businessId, userId }, text, shop);
  expect(await getImport(db(), businessId, id)).toMatchObject({ toUpdate: 2, bad: 0, stockMoves: 0 });
  await applyImport(db(), businessId, id, noJob);
  await runImportStep(db(), id);
  const levels = await db().stockLevel.findMany({ where: { businessId }, orderBy: { quantity: "asc" } });
  expect(levels.map(({ locationId, quantity }) => [locationId, quantity.toFixed()])).toEqual([
    [shop, "3"],
    [depot, "7"],
    [depot, "40"],
  ]);
  await expect(findExportLocation(db(), (await createBusiness(db())).id, shop)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("without a location no stock is exported", async () => {
  const businessId = (await createBusiness(db())).id;
  const locationId = (await createLocation(db(), businessId)).id;
  await createProduct(db(), businessId, { sku: "TEA", stock: { [locationId]: "77777" } });
  expect(await exportAll(businessId, null)).not.toContain("77777");
});
