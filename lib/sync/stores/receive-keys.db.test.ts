import { beforeEach, describe, expect, test } from "vitest";
import { createBusiness, createLocation, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { readStoreKeys } from "@/lib/sync/core/store-client";
import { findAuthorisation } from "./find-authorisation";
import { receiveKeys } from "./receive-keys";
import { startAuthorisation } from "./start-authorisation";

const { db } = useTestDb();
process.env.APP_URL = "https://pos.shop.example";
process.env.ALLOW_PRIVATE_STORE_ADDRESSES = "false";

const KEY = `ck_${"ab12".repeat(10)}`;
const SECRET = `cs_${"cd34".repeat(10)}`;
const NOW = new Date("2026-11-29T12:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let user: { id: number; businessId: number };
let locationId: number;

beforeEach(async () => {
  const business = await createBusiness(db(), { pricesIncludeTax: true });
  locationId = (await createLocation(db(), business.id)).id;
  user = await createUser(db(), business.id);
});

const input = (values: object = {}) => ({ url: "https://tea.example/shop", name: "Tea", locationId, ...values });

/** Begins a request; returns the state that the store sends back. */
async function start(values: object = {}): Promise<string> {
  const { authoriseUrl } = await startAuthorisation(db(), user, input(values), NOW);
  return new URL(authoriseUrl).searchParams.get("user_id") ?? "";
}

const bodyOf = (state: string, values: object = {}) =>
  Buffer.from(
    JSON.stringify({
      key_id: 7,
      user_id: state,
      consumer_key: KEY,
      consumer_secret: SECRET,
      key_permissions: "read_write",
      ...values,
    }),
  );
const post = (state: string, values: object = {}, now = later(1)) => receiveKeys(db(), bodyOf(state, values), now);
const stores = () => db().store.findMany({ where: { businessId: user.businessId } });
const outcome = (state: string, isGranted = true) => findAuthorisation(db(), user.businessId, { state, isGranted });

test("the page that asks is the store's own, and the state is stored as a hash", async () => {
  const { authoriseUrl } = await startAuthorisation(db(), user, input(), NOW);
  const { origin, pathname, searchParams } = new URL(authoriseUrl);
  expect(`${origin}${pathname}`).toBe("https://tea.example/shop/wc-auth/v1/authorize");
  const state = searchParams.get("user_id") ?? "";
  expect(state).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
  expect(Object.fromEntries(searchParams)).toEqual({
    app_name: "AurPOS",
    scope: "read_write",
    user_id: state,
    return_url: "https://pos.shop.example/woocommerce/connect",
    callback_url: "https://pos.shop.example/pos/authorisation",
  });
  expect(JSON.stringify(await db().storeAuthorisation.findMany())).not.toContain(state.slice(0, 43));
});

test("keys that arrive in time connect a new store", async () => {
  const state = await start();
  expect(await outcome(state)).toEqual({ kind: "missing", url: "https://tea.example/shop" });
  expect(await post(state)).toBe(200);
  const [store] = await stores();
  expect(store).toMatchObject({
    name: "Tea",
    url: "https://tea.example/shop",
    locationId,
    autoSync: false,
    settings: { pricesIncludeTax: true },
  });
  expect(JSON.stringify(store)).not.toContain(SECRET.slice(3));
  expect(store && readStoreKeys(store)).toEqual({ consumerKey: KEY, consumerSecret: SECRET });
  expect(await outcome(state)).toEqual({ kind: "connected", storeId: store?.id });
  expect(await db().activity.findMany({ where: { businessId: user.businessId } })).toMatchObject([
    { action: "store.connected", userId: user.id, entityId: store?.id },
  ]);
});

test("the store that the business has at that address gets the new keys, and its fault ends", async () => {
  await post(await start());
  const [before] = await stores();
  const gone = { consumerKeyEnc: null, consumerSecretEnc: null, disconnectedAt: NOW, faultCode: "auth_bad_key" };
  await db().store.update({ where: { id: before?.id ?? 0 }, data: { ...gone, name: "My tea" } });
  const other = KEY.replace("ab", "ef");
  expect(await post(await start(), { consumer_key: other })).toBe(200);
  const after = await stores();
  expect(after).toMatchObject([{ id: before?.id, name: "My tea", disconnectedAt: null, faultCode: null }]);
  expect(after[0] && readStoreKeys(after[0]).consumerKey).toBe(other);
});

test("a store that was connected over http is the same store with a certificate", async () => {
  await post(await start({ url: "http://tea.example/shop" }));
  const [before] = await stores();
  expect(await post(await start())).toBe(200);
  expect(await stores()).toMatchObject([{ id: before?.id, url: "https://tea.example/shop" }]);
});

describe("keys are refused", () => {
  test.each([
    ["that may only read", { key_permissions: "read" }, 400],
    ["that are none", { consumer_key: "ck_1" }, 400],
    ["without a secret", { consumer_secret: undefined }, 400],
    ["for a state that nobody signed", { user_id: `${"a".repeat(43)}.${"b".repeat(43)}` }, 403],
    ["for a state with more behind it", { user_id: "a.b.c" }, 403],
    ["for a user's id", { user_id: 1 }, 400],
  ])("%s", async (_what, values, status) => {
    expect(await post(await start(), values)).toBe(status);
    expect(await stores()).toEqual([]);
  });

  test("in a body that is no JSON", async () => {
    expect(await receiveKeys(db(), Buffer.from("user_id=1"))).toBe(400);
  });

  test("after 15 minutes", async () => {
    const state = await start();
    expect(await post(state, {}, later(15))).toBe(403);
    expect(await stores()).toEqual([]);
    expect(await post(state, {}, later(14))).toBe(200);
  });

  test("a second time, also at the same moment", async () => {
    const state = await start();
    expect((await Promise.all([post(state), post(state, { consumer_key: KEY.replace("ab", "ef") })])).sort()).toEqual([
      200, 403,
    ]);
    expect(await post(state)).toBe(403);
    expect(await stores()).toHaveLength(1);
  });

  test("for somebody who may no longer sign in", async () => {
    const state = await start();
    await db().user.update({ where: { id: user.id }, data: { isActive: false } });
    expect(await post(state)).toBe(403);
  });
});

describe("a request is refused", () => {
  test("for a location of another business, and for a private address", async () => {
    const elsewhere = await createLocation(db(), (await createBusiness(db())).id);
    await expect(start({ locationId: elsewhere.id })).rejects.toMatchObject({ fields: { locationId: "gone" } });
    await expect(start({ url: "http://192.168.1.4" })).rejects.toMatchObject({ fields: { url: "urlPrivate" } });
  });
});

test("who refused in the store is told so; a state of another business says nothing", async () => {
  const state = await start();
  expect(await outcome(state, false)).toEqual({ kind: "refused", url: "https://tea.example/shop" });
  const other = await createBusiness(db());
  expect(await findAuthorisation(db(), other.id, { state, isGranted: true })).toEqual({ kind: "unknown" });
  expect(await outcome("made-up")).toEqual({ kind: "unknown" });
});
