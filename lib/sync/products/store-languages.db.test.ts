import { beforeEach, describe, expect, test } from "vitest";
import type { TextLanguage } from "@/lib/catalog/text-languages";
import { CHANGE_OVERLAP_MS } from "@/lib/sync/core/queries/run-scope";
import { hashPayload } from "@/lib/sync/core/sent-fields";
import { previewDetails } from "@/lib/sync/preview/preview-details";
import { updateStore } from "@/lib/sync/stores/save-store";
import { storeInputSchema } from "@/lib/sync/stores/store-input-schema";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { addStock, createPriceGroup, createProduct, type ProductWithVariations } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";

const testDb = useTestDb();
const sandbox = useSandbox();
const second = useSandbox();
let h: Harness;
let mug: ProductWithVariations;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  const texts = { name: "Mug", description: "<p>Holds tea</p>", shortDescription: "For tea" };
  mug = await createProduct(h.db, h.business.id, { sku: "MUG", ...texts });
});

type Texts = { name?: string | null; description?: string | null; shortDescription?: string | null };

async function write(language: TextLanguage, texts: Texts) {
  const key = { productId: mug.id, language };
  await h.db.productText.upsert({
    where: { productId_language: key },
    create: { ...key, ...texts },
    update: texts,
  });
}

/** Saves the store's language as a person does. */
async function choose(language: TextLanguage | null) {
  const store = await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } });
  const { name, url, locationId, autoSync, autoSyncMinutes } = store;
  const keys = { consumerKey: "", consumerSecret: "" };
  const settings = { language };
  const input = storeInputSchema.parse({ name, url, locationId, autoSync, autoSyncMinutes, settings, ...keys });
  return updateStore(h.db, h.business.id, h.store.id, input);
}

function inStore(sku = "MUG", store = sandbox()) {
  const { name, description, short_description } = store.state.findBySku(sku)!;
  return [name, description, short_description];
}

const ENTERED = ["Mug", "<p>Holds tea</p>", "For tea"];
const changed = () => h.sync({ mode: "changed" });

describe("a store with a language", () => {
  test("is sent the texts it has, and the entered ones for the rest", async () => {
    await h.saveSettings({ language: "de" });
    await write("de", { name: "Tasse", shortDescription: "Für Tee" });
    await write("fr", { name: "Tasse à thé" });
    await createProduct(h.db, h.business.id, { sku: "CUP", name: "Cup" });
    expect(await h.sync()).toMatchObject({ created: 2, failed: 0 });
    expect(inStore()).toEqual(["Tasse", "<p>Holds tea</p>", "Für Tee"]);
    expect(inStore("CUP")[0]).toBe("Cup");
    expect(await h.sync()).toMatchObject({ updated: 0, failed: 0 });
  });

  test("is sent an edit by a run over changes: added, changed, removed", async () => {
    await h.saveSettings({ language: "de" });
    await h.sync();
    // So far ahead that the overlap ends now, and the scope is what changes from here on.
    const beginHere = () => {
      const changesSentUpTo = new Date(Date.now() + CHANGE_OVERLAP_MS);
      return h.db.store.update({ where: { id: h.store.id }, data: { changesSentUpTo } });
    };
    await beginHere();
    expect(await changed()).toMatchObject({ updated: 0, unchanged: 0 });
    const edits = [
      [() => write("de", { name: "Tasse" }), "Tasse"],
      [() => write("de", { name: "Becher" }), "Becher"],
      [() => h.db.productText.deleteMany({ where: { productId: mug.id } }), "Mug"],
    ] as const;
    for (const [edit, name] of edits) {
      await beginHere();
      await edit();
      expect(await changed()).toMatchObject({ updated: 1, failed: 0 });
      expect(inStore()[0]).toBe(name);
    }
  });

  test("of variable products names the parent so", async () => {
    await h.saveSettings({ language: "de" });
    const shirt = await createProduct(h.db, h.business.id, {
      type: "variable",
      sku: "SH",
      name: "Shirt",
      variations: [{ sku: "SH-S", options: { Size: "S" } }],
    });
    await h.db.productText.create({ data: { productId: shirt.id, language: "de", name: "Hemd" } });
    expect(await h.sync()).toMatchObject({ failed: 0 });
    expect(inStore("SH")[0]).toBe("Hemd");
  });

  test("is previewed with what goes out, and named in the log as in the shop", async () => {
    await h.saveSettings({ language: "de" });
    await write("de", { name: "Tasse" });
    const of = { businessId: h.business.id, storeId: h.store.id, productId: mug.id };
    const { lines } = await previewDetails(h.deps, of, { mode: "all", isForced: false, isStoreRead: false });
    expect(lines[0]?.label).toBe("Mug");
    expect(lines[0]?.rows.find(({ field }) => field === "name")).toMatchObject({
      isSent: true,
      now: { kind: "text", text: "Tasse" },
    });
    const { id: runId } = await h.sync();
    const entries = await h.db.syncEntry.findMany({ where: { runId, entity: "product" } });
    expect(entries.map(({ label }) => label)).toEqual(["Mug"]);
  });
});

describe("the choice of a language", () => {
  test("sends what has a text in it, and the entered texts when it is taken back", async () => {
    await write("de", { name: "Tasse" });
    await createProduct(h.db, h.business.id, { sku: "CUP", name: "Cup" });
    await h.sync();
    expect(inStore()).toEqual(ENTERED);
    await choose("de");
    expect(await changed()).toMatchObject({ updated: 1, unchanged: 1, failed: 0 });
    expect(inStore()[0]).toBe("Tasse");
    await choose(null);
    expect(await changed()).toMatchObject({ updated: 1, failed: 0 });
    expect(inStore()).toEqual(ENTERED);
  });

  test("is new: a store saved before it keeps its watermark and its hashes, and is sent nothing", async () => {
    await h.sync();
    const { language: _, ...before } = storeInputSchema.shape.settings.parse({});
    await h.db.store.update({ where: { id: h.store.id }, data: { settings: before } });
    h.takeWrites();
    const { changesSentUpTo } = await choose(null);
    expect(changesSentUpTo).not.toBeNull();
    await write("de", { name: "Tasse" });
    expect(await h.sync()).toMatchObject({ updated: 0, unchanged: 1, failed: 0 });
    expect(h.takeWrites()).toBe(0);
    const link = await h.db.productLink.findFirstOrThrow({ where: { storeId: h.store.id } });
    expect(link.sent).toMatchObject({ name: hashPayload({ name: "Mug" }) });
  });
});

test("two stores side by side have a language, a price group and a location each", async () => {
  const wholesale = await createPriceGroup(h.db, h.business.id);
  await h.saveSettings({ language: "de", priceGroupId: wholesale.id });
  const other = await createHarness({ db: h.db, pool: testDb.pool() }, second(), { business: h.business });
  await write("de", { name: "Tasse" });
  const pot = await createProduct(h.db, h.business.id, {
    sku: "POT",
    price: "10",
    groupPrices: { [wholesale.id]: "7" },
    stock: { [h.location.id]: 3, [other.location.id]: 8 },
  });
  for (const store of [h, other]) expect(await store.sync()).toMatchObject({ created: 2, failed: 0 });
  expect([inStore()[0], inStore("MUG", second())[0]]).toEqual(["Tasse", "Mug"]);
  const soldIn = (store: typeof h) => {
    const { regular_price, stock_quantity } = store.sandbox.state.findBySku("POT")!;
    return [regular_price, stock_quantity];
  };
  expect([soldIn(h), soldIn(other)]).toEqual([
    ["7.00", 3],
    ["10.00", 8],
  ]);

  // Each store is sent its own changes, and nothing of the other's.
  for (const store of [h, other]) store.takeWrites();
  await write("de", { name: "Becher" });
  await h.db.priceGroupPrice.updateMany({ where: { priceGroupId: wholesale.id }, data: { price: "6" } });
  expect(await h.sync({ mode: "changed" })).toMatchObject({ updated: 2, failed: 0 });
  expect(await other.sync({ mode: "changed" })).toMatchObject({ updated: 0, failed: 0 });
  expect(other.takeWrites()).toBe(0);
  await addStock(h.db, pot.variations[0]!, other.location.id, 2);
  expect(await other.sync({ mode: "changed" })).toMatchObject({ updated: 1, failed: 0 });
  expect([inStore()[0], inStore("MUG", second())[0]]).toEqual(["Becher", "Mug"]);
  expect([soldIn(h), soldIn(other)]).toEqual([
    ["6.00", 3],
    ["10.00", 10],
  ]);
});
