import { beforeEach, expect, test } from "vitest";
import { startRun } from "@/lib/sync/drive/start-run";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createBusiness, createProduct, createTaxRate } from "@/lib/testing/factories";
import { drainPull, ownerOf, readStore, takeOver } from "@/lib/testing/pulling";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { choosePullProduct, getPull, listPullProducts } from "./get-pull";
import { pullChoicesSchema } from "./pull-schema";
import { pullStep } from "./pull-step";
import { applyPull, cancelPull, startPull } from "./start-pull";

const testDb = useTestDb();
const sandbox = useSandbox();
const NO_CHOICES = pullChoicesSchema.parse({});
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  await createProduct(h.db, h.business.id, { name: "Old mug", sku: "MUG", price: "5", tracksStock: false });
  const owner = ownerOf(h);
  await owner.product({ name: "Mug", sku: "MUG" });
  await owner.product({ name: "Bowl", sku: "BOWL", sale_price: "4" });
  await owner.product({ name: "Set", type: "grouped" });
});

const request = () => ({ businessId: h.business.id, storeId: h.store.id, userId: null });
const namesOf = async () => {
  const where = { businessId: h.business.id };
  return (await h.db.product.findMany({ where, orderBy: { id: "asc" } })).map(({ name }) => name);
};

test("the preview counts products, doubts, reasons and tax classes", async () => {
  const { id } = await readStore(h);
  const { preview } = await getPull(h.db, h.business.id, id);
  expect(preview).toMatchObject({
    counts: { new: 0, matched: 0, doubtful: 2, left_out: 1 },
    doubts: [
      { code: "name_differs", count: 1, choice: "store" },
      { code: "on_sale", count: 1, choice: "store" },
    ],
    reasons: [{ code: "grouped", count: 1 }],
    taxes: [{ taxClass: "", count: 2, choice: "none", made: null }],
  });
  const doubtful = await listPullProducts(h.db, h.business.id, id, { verdict: "doubtful" });
  expect(doubtful.items.map(({ label }) => label)).toEqual(["Mug", "Bowl"]);
  const other = await createBusiness(h.db);
  await expect(getPull(h.db, other.id, id)).rejects.toMatchObject({ code: "not_found" });
});

test("a choice for one product wins over that for its doubts", async () => {
  const { id } = await readStore(h);
  const { items } = await listPullProducts(h.db, h.business.id, id, {});
  const bowl = items.find(({ label }) => label === "Bowl")!;
  await choosePullProduct(h.db, h.business.id, id, bowl.remoteId, "leave_out");
  await applyPull(h.db, h.business.id, id, NO_CHOICES);
  await drainPull(h, id);
  expect(await namesOf()).toEqual(["Mug"]);
  const late = choosePullProduct(h.db, h.business.id, id, bowl.remoteId, "store");
  await expect(late).rejects.toMatchObject({ message: "pullNotReady" });
});

test("the tax rate of a class is the chosen one, and is mapped to it", async () => {
  const rate = await createTaxRate(h.db, h.business.id, "7");
  await createTaxRate(h.db, h.business.id, "19");
  await takeOver(h, { taxes: { "": rate.id } });
  const bowl = await h.db.product.findFirstOrThrow({ where: { businessId: h.business.id, sku: "BOWL" } });
  expect(bowl.taxRateId).toBe(rate.id);
  expect(await h.db.taxClassMapping.findMany({ where: { storeId: h.store.id } })).toMatchObject([
    { taxRateId: rate.id, taxClass: "" },
  ]);
});

test("while products are written and not yet linked, no run starts; and no pull while a run is under way", async () => {
  const { id } = await readStore(h);
  const all = { ...request(), kind: "products", mode: "all", trigger: "user" } as const;
  const run = await startRun(h.db, all);
  await expect(applyPull(h.db, h.business.id, id, NO_CHOICES)).rejects.toMatchObject({ message: "runActive" });
  await h.db.syncRun.update({ where: { id: run.id }, data: { status: "cancelled" } });
  await applyPull(h.db, h.business.id, id, NO_CHOICES);
  await pullStep(h.deps, id);
  await expect(startRun(h.db, all)).rejects.toMatchObject({ message: "pullActive" });
  await drainPull(h, id);
  h.takeWrites();
  expect(await h.sync()).toMatchObject({ status: "completed", created: 0, updated: 0 });
  expect(h.takeWrites()).toBe(0);
});

test("a preview is discarded at once, a pull under way after its slice, and a new one may begin", async () => {
  const preview = await readStore(h);
  await cancelPull(h.db, h.business.id, preview.id);
  expect(await getPull(h.db, h.business.id, preview.id)).toMatchObject({ status: "cancelled" });
  const { id } = await startPull(h.db, request());
  await cancelPull(h.db, h.business.id, id);
  expect(await drainPull(h, id)).toMatchObject({ status: "cancelled" });
  expect(await namesOf()).toEqual(["Old mug"]);
  expect(await readStore(h)).toMatchObject({ status: "ready" });
});
