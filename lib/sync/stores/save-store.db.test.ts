import { describe, expect, test } from "vitest";
import { createBusiness, createLocation, createPriceGroup, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { finishRun } from "@/lib/sync/core/finish-run";
import { getStoreDetails } from "./list-stores";
import { createStore, updateStore } from "./save-store";
import { readStoreKeys } from "@/lib/sync/core/store-client";
import { type StoreInput, storeInputSchema } from "./store-input-schema";
import { DEFAULT_STORE_SETTINGS } from "@/lib/sync/settings/store-settings";

const { db } = useTestDb();
// The test environment allows private addresses for the sandbox store; lib/env is read later.
process.env.ALLOW_PRIVATE_STORE_ADDRESSES = "false";

const KEY = `ck_${"ab12".repeat(10)}`;
const SECRET = `cs_${"cd34".repeat(10)}`;
const NO_KEYS = { consumerKey: "", consumerSecret: "" };

function input(locationId: number, values: Partial<StoreInput> = {}): StoreInput {
  return storeInputSchema.parse({
    name: "Shop",
    url: "https://shop.example",
    consumerKey: KEY,
    consumerSecret: SECRET,
    locationId,
    autoSync: false,
    autoSyncMinutes: 15,
    settings: DEFAULT_STORE_SETTINGS,
    ...values,
  });
}

async function setUp() {
  const business = await createBusiness(db());
  const location = await createLocation(db(), business.id);
  const store = await createStore(db(), business.id, input(location.id));
  const save = (values: Partial<StoreInput>) =>
    updateStore(db(), business.id, store.id, input(location.id, { ...NO_KEYS, ...values }));
  return { business, location, store, save };
}

test("keys are encrypted at rest and only their ending is shown", async () => {
  const { business, store } = await setUp();
  expect(JSON.stringify(store)).not.toContain(KEY.slice(3));
  expect(JSON.stringify(store)).not.toContain(SECRET.slice(3));
  expect(readStoreKeys(store)).toEqual({ consumerKey: KEY, consumerSecret: SECRET });
  const details = await getStoreDetails(db(), business.id, store.id);
  expect(details).toMatchObject({ hasKeys: true, keyEnding: "ab12" });
  expect(JSON.stringify(details)).not.toContain("Enc");
});

test("empty keys leave the saved keys unchanged; new keys clear the fault", async () => {
  const { store, save } = await setUp();
  await db().store.update({ where: { id: store.id }, data: { faultCode: "auth_bad_key", faultAt: new Date() } });
  expect(await save({ name: "Renamed" })).toMatchObject({
    name: "Renamed",
    consumerKeyEnc: store.consumerKeyEnc,
    faultCode: "auth_bad_key",
  });
  const saved = await save({ consumerKey: KEY.replace("ab", "ef"), consumerSecret: SECRET });
  expect(saved).toMatchObject({ faultCode: null, faultAt: null });
});

describe("other businesses", () => {
  test("a store of another business is not found", async () => {
    const { store } = await setUp();
    const { business, location } = await setUp();
    await expect(updateStore(db(), business.id, store.id, input(location.id))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(getStoreDetails(db(), business.id, store.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("a location or price group of another business is refused", async () => {
    const { save } = await setUp();
    const other = await setUp();
    const priceGroup = await createPriceGroup(db(), other.business.id);
    await expect(save({ locationId: other.location.id })).rejects.toMatchObject({ fields: { locationId: "gone" } });
    await expect(save({ settings: { ...DEFAULT_STORE_SETTINGS, priceGroupId: priceGroup.id } })).rejects.toMatchObject({
      fields: { "settings.priceGroupId": "gone" },
    });
  });
});

test.each([
  "http://127.0.0.1:8080",
  "http://10.0.0.5",
  "http://[::1]",
  "http://localhost:8888",
  "http://169.254.169.254",
])("the private address %s is refused", async (url) => {
  const { business, location } = await setUp();
  await expect(createStore(db(), business.id, input(location.id, { url }))).rejects.toMatchObject({
    fields: { url: "urlPrivate" },
  });
});

test("a business cannot connect one address twice", async () => {
  const { business, location } = await setUp();
  await expect(createStore(db(), business.id, input(location.id))).rejects.toMatchObject({
    fields: { url: "urlTaken" },
  });
});

describe("replanning of products", () => {
  test("happens when settings change what is sent, and only then", async () => {
    const { store, save } = await setUp();
    const changesSentUpTo = new Date();
    const setWatermark = () => db().store.update({ where: { id: store.id }, data: { changesSentUpTo } });
    await setWatermark();
    expect((await save({ name: "Renamed", autoSync: true })).changesSentUpTo).toEqual(changesSentUpTo);
    expect(
      (await save({ settings: { ...DEFAULT_STORE_SETTINGS, pricesIncludeTax: true } })).changesSentUpTo,
    ).toBeNull();
  });

  test("happens too when settings change during a run", async () => {
    const { business, store, save } = await setUp();
    const run = await db().syncRun.create({
      data: {
        businessId: business.id,
        storeId: store.id,
        kind: "products",
        mode: "all",
        trigger: "user",
        status: "running",
        startedAt: new Date(),
      },
    });
    const saved = await save({ settings: { ...DEFAULT_STORE_SETTINGS, descriptions: "short" } });
    expect(saved.changesSentUpTo).toBeNull();
    await finishRun(db(), run, { status: "completed" });
    expect(await db().store.findUnique({ where: { id: store.id } })).toMatchObject({
      changesSentUpTo: null,
      lastInStepAt: null,
    });
  });

  test.each([
    { name: "orders", run: { kind: "orders", mode: "changed" } },
    { name: "new products", run: { kind: "products", mode: "new" } },
    { name: "categories", run: { kind: "categories", mode: "all" } },
  ] as const)("saved while a run over $name is under way, one full pass is enough", async ({ run }) => {
    const { business, store, save } = await setUp();
    const base = { businessId: business.id, storeId: store.id, trigger: "user", startedAt: new Date() } as const;
    const other = await db().syncRun.create({ data: { ...base, ...run, status: "running" } });
    await save({ settings: { ...DEFAULT_STORE_SETTINGS, descriptions: "short" } });
    await finishRun(db(), other, { status: "completed" });
    const startedAt = new Date(Date.now() + 1);
    const full = await db().syncRun.create({
      data: { ...base, kind: "products", mode: "changed", status: "running", startedAt },
    });
    await finishRun(db(), full, { status: "completed" });
    expect(await db().store.findUnique({ where: { id: store.id } })).toMatchObject({ changesSentUpTo: full.createdAt });
  });
});

describe("another address", () => {
  test("needs the keys typed again, except for the same address over TLS", async () => {
    const { save } = await setUp();
    await expect(save({ url: "https://other.example" })).rejects.toMatchObject({
      fields: { consumerKey: "keysForNewUrl" },
    });
    await expect(save({ url: "http://shop.example" })).rejects.toMatchObject({ code: "invalid_input" });
    expect(await save({ url: "https://other.example", consumerKey: KEY, consumerSecret: SECRET })).toMatchObject({
      profile: null,
    });
  });

  test("is refused while links exist, unless confirmed", async () => {
    const { business, store, save } = await setUp();
    const product = await createProduct(db(), business.id);
    await db().productLink.create({
      data: { storeId: store.id, productId: product.id, remoteId: 7, sentType: "simple" },
    });
    const moved = { url: "https://other.example", consumerKey: KEY, consumerSecret: SECRET };
    await expect(save(moved)).rejects.toMatchObject({
      code: "conflict",
      message: "storeHasLinks",
      values: { count: 1 },
    });
    expect((await save({ ...moved, isUrlChangeConfirmed: true })).url).toBe("https://other.example");
  });

  test("is refused while orders of the old address exist, and for another shop even if confirmed", async () => {
    const { business, location, store, save } = await setUp();
    const sale = await db().sale.create({
      data: {
        businessId: business.id,
        locationId: location.id,
        number: "WC-11",
        source: "woocommerce",
        status: "draft",
        currency: "USD",
      },
    });
    await db().orderLink.create({
      data: {
        storeId: store.id,
        remoteId: 11,
        saleId: sale.id,
        businessId: business.id,
        number: "11",
        remoteStatus: "processing",
        remoteModifiedAt: new Date(),
        contentHash: "",
        agreed: {},
      },
    });
    const moved = { url: "https://other.example", consumerKey: KEY, consumerSecret: SECRET };
    await expect(save(moved)).rejects.toMatchObject({
      code: "conflict",
      message: "storeHasLinks",
      values: { count: 1 },
    });
    const anew = { ...moved, isUrlChangeConfirmed: true, areLinksReset: true };
    await expect(save(anew)).rejects.toMatchObject({
      code: "conflict",
      message: "storeHasOrders",
      values: { count: 1 },
    });
    expect(await db().store.findUnique({ where: { id: store.id } })).toMatchObject({ url: "https://shop.example" });
    expect((await save({ ...moved, isUrlChangeConfirmed: true })).url).toBe("https://other.example");
    expect(await db().orderLink.count({ where: { storeId: store.id } })).toBe(1);
  });

  test("of another shop deletes the links and order failures, and clears the cursor of the poll", async () => {
    const { business, store, save } = await setUp();
    const product = await createProduct(db(), business.id);
    const { id: storeId } = store;
    await db().productLink.create({ data: { storeId, productId: product.id, remoteId: 7, sentType: "simple" } });
    await db().orderFailure.create({
      data: { storeId, remoteId: 11, businessId: business.id, errorCode: "store_error", nextTryAt: new Date() },
    });
    await db().store.update({ where: { id: storeId }, data: { ordersReadUpTo: new Date(), firstSyncAt: new Date() } });
    const anew = { url: "https://other.example", consumerKey: KEY, consumerSecret: SECRET, isUrlChangeConfirmed: true };
    expect(await save({ ...anew, areLinksReset: true })).toMatchObject({
      url: "https://other.example",
      ordersReadUpTo: null,
      firstSyncAt: null,
    });
    expect(await db().productLink.count({ where: { storeId } })).toBe(0);
    expect(await db().orderFailure.count({ where: { storeId } })).toBe(0);
  });

  test("is refused while a run is active", async () => {
    const { business, store, save } = await setUp();
    const run = await db().syncRun.create({
      data: { businessId: business.id, storeId: store.id, kind: "products", mode: "all", trigger: "user" },
    });
    const moved = { url: "https://other.example", consumerKey: KEY, consumerSecret: SECRET };
    await expect(save(moved)).rejects.toMatchObject({ message: "runActive", values: { runId: run.id } });
  });
});

describe("further locations", () => {
  test("are saved once each, without that of the orders, and a change of them sends all quantities again", async () => {
    const { business, location, store, save } = await setUp();
    const [warehouse, van] = [await createLocation(db(), business.id), await createLocation(db(), business.id)];
    const saved = await save({ furtherLocationIds: [van.id, warehouse.id, location.id, van.id] });
    expect(saved).toMatchObject({
      locationId: location.id,
      furtherLocationIds: [warehouse.id, van.id],
      stockResets: store.stockResets + 1,
    });
    await db().store.update({ where: { id: store.id }, data: { changesSentUpTo: new Date() } });
    const same = await save({ furtherLocationIds: [van.id, warehouse.id] });
    expect(same).toMatchObject({ stockResets: saved.stockResets, changesSentUpTo: expect.any(Date) });
    const moved = await save({ locationId: van.id, furtherLocationIds: [van.id, warehouse.id] });
    expect(moved).toMatchObject({ locationId: van.id, furtherLocationIds: [warehouse.id], changesSentUpTo: null });
    expect(await getStoreDetails(db(), business.id, store.id)).toMatchObject({ furtherLocationIds: [warehouse.id] });
  });

  test("of another business, and archived ones that the store does not have yet, are refused", async () => {
    const { business, store, save } = await setUp();
    const archived = await createLocation(db(), business.id);
    await db().location.update({ where: { id: archived.id }, data: { isArchived: true } });
    const theirs = await createLocation(db(), (await createBusiness(db())).id);
    for (const id of [archived.id, theirs.id, 0x7fffffff])
      await expect(save({ furtherLocationIds: [id] })).rejects.toMatchObject({
        fields: { furtherLocationIds: "gone" },
      });
    await db().store.update({ where: { id: store.id }, data: { furtherLocationIds: [archived.id] } });
    expect(await save({ furtherLocationIds: [archived.id] })).toMatchObject({ furtherLocationIds: [archived.id] });
  });
});
