import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createBusiness, createCategory, createProduct, createTaxRate, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { countLinks, resetLinks, type ResetKind } from "./reset-links";
import { listStoreEvents } from "@/lib/sync/runs/list-store-events";
import { startRun } from "@/lib/sync/drive/start-run";
import { getTaxMapping } from "@/lib/sync/taxes/get-tax-mapping";
import { listTaxWarnings } from "@/lib/sync/taxes/list-tax-warnings";
import { saveTaxMapping } from "@/lib/sync/taxes/save-tax-mapping";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;
let userId: number;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  userId = (await createUser(h.db, h.business.id)).id;
});

const reset = (kind: ResetKind) => resetLinks(h.db, { businessId: h.business.id, storeId: h.store.id, userId, kind });
const count = () => countLinks(h.db, h.business.id, h.store.id);

describe("resets", () => {
  async function fill() {
    const parent = await createCategory(h.db, h.business.id, { name: "Tea" });
    const child = await createCategory(h.db, h.business.id, { name: "Green & white", parentId: parent.id });
    for (const sku of ["A", "B", "C"])
      await createProduct(h.db, h.business.id, { sku, categoryId: child.id, stock: { [h.location.id]: 5 } });
    await createProduct(h.db, h.business.id, {
      sku: "SHIRT",
      variations: [
        { sku: "SHIRT-S", options: { Size: "S" } },
        { sku: "SHIRT-M", options: { Size: "M" } },
      ],
    });
    await h.sync({ kind: "categories" });
    await h.sync();
  }

  test("nothing is deleted, and the next sync links everything again and creates nothing", async () => {
    await fill();
    const before = await count();
    expect(before).toMatchObject({ categories: 2, products: 4, variations: 2 });
    const ids = () =>
      [
        ...sandbox()
          .state.products()
          .map(({ id }) => id),
        ...sandbox().state.raw().terms.keys(),
      ].sort((a, b) => a - b);
    const there = ids();
    expect(await reset("categories")).toEqual({ count: 2 });
    expect(await reset("products")).toEqual({ count: 4 });
    expect(await count()).toEqual({ categories: 0, products: 0, variations: 0, images: 0 });
    expect(await h.db.product.count({ where: { businessId: h.business.id } })).toBe(4);
    expect(await h.sync({ kind: "categories" })).toMatchObject({ status: "completed", created: 0, failed: 0 });
    expect(await h.sync()).toMatchObject({ status: "completed", created: 0, failed: 0 });
    expect(ids()).toEqual(there);
    expect(await count()).toMatchObject({
      categories: before.categories,
      products: before.products,
      variations: before.variations,
    });
    expect(sandbox().state.findBySku("A")?.stock_quantity).toBe(5);
  });

  test("is recorded as a store event, and is refused while a run is active", async () => {
    await fill();
    await reset("products");
    const events = await h.db.storeEvent.findMany({ where: { storeId: h.store.id } });
    expect(events).toMatchObject([{ kind: "links_reset", userId, details: { reset: "products" } }]);
    const shown = await listStoreEvents(h.db, h.business.id, h.store.id);
    expect(shown.items).toMatchObject([{ kind: "links_reset", userName: "owner", details: { reset: "products" } }]);
    expect((await listStoreEvents(h.db, (await createBusiness(h.db)).id, h.store.id)).items).toEqual([]);
    await startRun(h.db, {
      businessId: h.business.id,
      storeId: h.store.id,
      kind: "products",
      mode: "all",
      trigger: "user",
      userId,
    });
    await expect(reset("products")).rejects.toMatchObject({ code: "conflict", message: "runActive" });
  });

  test("another business's store is not found", async () => {
    const other = await createBusiness(h.db);
    await expect(
      resetLinks(h.db, { businessId: other.id, storeId: h.store.id, userId, kind: "products" }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(countLinks(h.db, other.id, h.store.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("tax mapping", () => {
  test("suggests by percentage, warns until a rate is mapped, and sends products with the mapped class", async () => {
    const client = h.deps.openClient(h.store);
    await client.post("taxes", { country: "US", rate: "10.0000", name: "VAT", class: "standard" }, z.unknown());
    await client.post("taxes", { country: "US", rate: "5.0000", name: "Low", class: "reduced-rate" }, z.unknown());
    const low = await createTaxRate(h.db, h.business.id, "5");
    const product = await createProduct(h.db, h.business.id, { sku: "BOOK", taxRateId: low.id });
    await createProduct(h.db, h.business.id, { sku: "HIDDEN", taxRateId: low.id, isSyncDisabled: true });
    await h.sync();
    expect(sandbox().state.findBySku("BOOK")?.tax_class).toBe("");
    const { id: storeId, businessId } = h.store;
    expect(await listTaxWarnings(h.db, businessId, storeId)).toMatchObject({
      unmappedRates: [{ id: low.id, percent: "5", products: 1 }],
      unmappedTaxes: [],
    });

    const mapping = await getTaxMapping(h.deps, businessId, storeId);
    if (!mapping.ok) throw new Error(mapping.errorCode);
    const theirs = mapping.storeRates.find((rate) => rate.name === "Low");
    expect(mapping.suggestedClasses).toEqual({ [low.id]: "reduced-rate" });
    expect(mapping.suggestedRates).toEqual({ [theirs?.id ?? 0]: low.id });

    await saveTaxMapping(h.db, businessId, storeId, {
      classes: [{ taxRateId: low.id, taxClass: "reduced-rate" }],
      rates: [{ remoteRateId: theirs?.id ?? 0, taxRateId: low.id }],
    });
    expect((await h.db.store.findUniqueOrThrow({ where: { id: storeId } })).changesSentUpTo).toBeNull();
    expect((await listTaxWarnings(h.db, businessId, storeId)).unmappedRates).toEqual([]);
    expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", updated: 1 });
    expect(sandbox().state.findBySku("BOOK")?.tax_class).toBe("reduced-rate");
    expect(product.id).toBeGreaterThan(0);
  });

  test("a rate of another business is refused, and a store that does not answer is reported", async () => {
    const other = await createBusiness(h.db);
    const foreign = await createTaxRate(h.db, other.id);
    const input = { classes: [{ taxRateId: foreign.id, taxClass: "" }], rates: [] };
    await expect(saveTaxMapping(h.db, h.business.id, h.store.id, input)).rejects.toMatchObject({
      message: "taxRateGone",
    });
    await expect(saveTaxMapping(h.db, other.id, h.store.id, { classes: [], rates: [] })).rejects.toMatchObject({
      code: "not_found",
    });
    sandbox().faults.set({ htmlAnswers: { count: 50, status: 403 } });
    expect(await getTaxMapping(h.deps, h.business.id, h.store.id)).toMatchObject({ ok: false });
  });
});
