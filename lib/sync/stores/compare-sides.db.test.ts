import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createBusiness, createProduct, createTaxRate } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { openStoreClient } from "@/lib/sync/core/store-client";
import { compareSides } from "./compare-sides";
import { getConnectProgress, saveCatalogLead } from "./connect-progress";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), {
    deps: { openClient: openStoreClient },
  });
});

const compare = () => compareSides({ db: h.db, openClient: openStoreClient }, h.business.id, h.store.id);

test("both sides are counted, and the store's profile is stored", async () => {
  await createProduct(h.db, h.business.id, { name: "Tea" });
  await createTaxRate(h.db, h.business.id, "5");
  const client = openStoreClient(h.store);
  for (const type of ["simple", "simple", "variable", "grouped"])
    await client.post("products", { name: "Tea", type }, z.unknown());
  expect(await compare()).toMatchObject({
    ok: true,
    profile: { currency: "USD" },
    store: { simpleProducts: 2, variableProducts: 1, otherProducts: 1, categories: 1, orders: 0, taxes: 3 },
    shop: { simpleProducts: 1, variableProducts: 0, otherProducts: 0, orders: 0, taxes: 1 },
    suggested: "both",
  });
  expect(await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } })).toMatchObject({
    profile: { currency: "USD" },
  });
});

test("a refusal of the store is returned with its code", async () => {
  sandbox().faults.set({ passwordInFront: true });
  expect(await compare()).toMatchObject({ ok: false, code: "site_password" });
});

test("who leads is saved, for a store of the business only", async () => {
  const { id: otherId } = await createBusiness(h.db);
  await saveCatalogLead(h.db, h.business.id, h.store.id, "store");
  expect(await getConnectProgress(h.db, h.business.id, h.store.id)).toEqual({
    hasKeys: true,
    lead: "store",
    areTaxesMapped: false,
  });
  await expect(saveCatalogLead(h.db, otherId, h.store.id, "pos")).rejects.toMatchObject({ code: "not_found" });
  await expect(getConnectProgress(h.db, otherId, h.store.id)).rejects.toMatchObject({ code: "not_found" });
});

test("the first choice takes over how the store takes prices, a later one leaves the settings", async () => {
  const saved = async () => (await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } })).settings;
  sandbox().setSetting("woocommerce_prices_include_tax", "yes");
  await compare();
  await saveCatalogLead(h.db, h.business.id, h.store.id, "pos");
  expect(await saved()).toMatchObject({ pricesIncludeTax: true });
  await h.saveSettings({ pricesIncludeTax: false });
  await saveCatalogLead(h.db, h.business.id, h.store.id, "both");
  expect(await saved()).toMatchObject({ pricesIncludeTax: false });
});
