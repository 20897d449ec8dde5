import { beforeEach, expect, test } from "vitest";
import { createBusiness, createLocation, createProduct, createUser } from "@/lib/testing/factories";
import { importing, noJob } from "@/lib/testing/importing";
import { useTestDb } from "@/lib/testing/test-db";
import { applyImport } from "./apply-import";
import { getImport, listImported } from "./get-import";
import { runImportStep } from "./import-step";

const { db } = useTestDb();

let businessId: number;
let userId: number;
let locationId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  userId = (await createUser(db(), businessId)).id;
  locationId = (await createLocation(db(), businessId)).id;
});

const { upload, importAll } = importing(() => ({ db: db(), businessId, userId, locationId }));

const skus = async () =>
  (await db().product.findMany({ where: { businessId }, orderBy: { sku: "asc" } })).map(({ sku }) => sku);

/** A good product, one with a bad line of its own, one with a bad variation, and a good family. */
const FILE = `Type,SKU,Name,Stock,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)
simple,A,Tea,4,1,,,
simple,B,Jam,4,free,,,
variable,C,Tee,,,,Size,"S, M"
variation,C-S,,1,2,C,Size,S
variation,C-M,,1,free,C,Size,M
variable,D,Hat,,,,Size,"S, M"
variation,D-S,,1,2,D,Size,S
variation,D-M,,1,2,D,Size,M
`;

test("the good products are written, each as a whole, and a product with a bad line stays out", async () => {
  const checked = await upload(FILE);
  expect(checked).toMatchObject({ total: 8, bad: 2, toCreate: 4, productsToCreate: 2, stockMoves: 3 });
  await expect(applyImport(db(), businessId, checked.id, noJob)).rejects.toMatchObject({ message: "importNotReady" });
  await applyImport(db(), businessId, checked.id, noJob, { leavesOutBad: true, isHeldBack: false });
  await runImportStep(db(), checked.id);
  expect(await getImport(db(), businessId, checked.id)).toMatchObject({ status: "completed", toCreate: 4 });
  expect(await skus()).toEqual(["A", "D"]);
  expect((await listImported(db(), businessId, checked.id)).items).toMatchObject([
    { sku: "A", name: "Tea", isNew: true },
    { sku: "D", name: "Hat", isNew: true },
  ]);
});

test("a line that turned bad since a person agreed stops the writing", async () => {
  const { id } = await upload(FILE);
  await applyImport(db(), businessId, id, noJob, { leavesOutBad: true, isHeldBack: false });
  await createProduct(db(), businessId, { sku: "X", variations: [{ sku: "A", options: { Size: "S" } }] });
  await runImportStep(db(), id);
  expect(await getImport(db(), businessId, id)).toMatchObject({
    status: "checked",
    bad: 3,
    errorCode: "importMovedOn",
  });
  expect(await skus()).toEqual(["X"]);
});

test("a file without a good product cannot be written", async () => {
  const { id } = await upload("SKU,Name,Regular price\nA,Tea,free\n");
  const start = applyImport(db(), businessId, id, noJob, { leavesOutBad: true, isHeldBack: false });
  await expect(start).rejects.toMatchObject({ message: "importNotReady" });
});

test("new products are kept from stores when that was said; what stores may get is counted", async () => {
  const known = await createProduct(db(), businessId, { sku: "A", name: "Tea" });
  const kept = await createProduct(db(), businessId, { sku: "B", name: "Jam" });
  await db().product.update({ where: { id: kept.id }, data: { isSyncDisabled: true } });
  const { id, ...counts } = await upload("SKU,Name,Regular price\nA,Tea,2\nB,Jam,2\nC,New,2\n");
  expect(counts).toMatchObject({ productsToCreate: 1, productsToUpdate: 2, productsToSend: 2 });
  await applyImport(db(), businessId, id, noJob, { leavesOutBad: false, isHeldBack: true });
  await runImportStep(db(), id);
  const products = await db().product.findMany({ where: { businessId }, orderBy: { sku: "asc" } });
  expect(products.map(({ isSyncDisabled }) => isSyncDisabled)).toEqual([false, true, true]);
  expect((await listImported(db(), businessId, id)).items.map(({ isNew }) => isNew)).toEqual([false, false, true]);
  expect(known.id).toBe(products[0]?.id);
});

test("a variation of a known product counts as that product", async () => {
  await createProduct(db(), businessId, { sku: "TEE", variations: [{ sku: "TEE-S", options: { Size: "S" } }] });
  const done = await importAll(
    "Type,SKU,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)\nvariation,TEE-S,3,TEE,Size,S\nvariation,TEE-M,3,TEE,Size,M\n",
  );
  expect(done).toMatchObject({ toCreate: 1, toUpdate: 1, productsToCreate: 0, productsToUpdate: 1 });
  expect((await listImported(db(), businessId, done.id)).items).toMatchObject([{ sku: "TEE", isNew: false }]);
});
