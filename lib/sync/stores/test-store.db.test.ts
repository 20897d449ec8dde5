import { beforeEach, describe, expect, test, vi } from "vitest";
import { encryptSecret } from "@/lib/crypto";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { getStoreDetails } from "./list-stores";
import { pollStore } from "@/lib/sync/orders/poll-store";
import { openStoreClient } from "@/lib/sync/core/store-client";
import { testStore } from "./test-store";

const testDb = useTestDb();
const sandbox = useSandbox();
const other = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), {
    deps: { openClient: openStoreClient },
  });
  await h.db.store.update({ where: { id: h.store.id }, data: { faultCode: "auth_bad_key", faultAt: new Date() } });
});

const NO_KEYS = { consumerKey: "", consumerSecret: "" };
const sandboxKeys = () => ({ consumerKey: sandbox().consumerKey, consumerSecret: sandbox().consumerSecret });
const stored = () => h.db.store.findUniqueOrThrow({ where: { id: h.store.id } });
const run = (values: object = {}) =>
  testStore(h.db, h.business.id, { storeId: h.store.id, url: sandbox().url, ...NO_KEYS, ...values });

describe("a good test", () => {
  test("of the saved keys stores the profile and clears the fault", async () => {
    expect(await run()).toMatchObject({ ok: true, profile: { currency: "USD" } });
    expect(await stored()).toMatchObject({ faultCode: null, faultAt: null, profile: { currency: "USD" } });
  });

  test("of the same keys, typed, counts as a test of the saved keys", async () => {
    expect(await run(sandboxKeys())).toMatchObject({ ok: true });
    expect((await stored()).faultCode).toBeNull();
  });

  test("of another address or other keys leaves the saved store unchanged", async () => {
    expect(
      await run({ url: other().url, consumerKey: other().consumerKey, consumerSecret: other().consumerSecret }),
    ).toMatchObject({ ok: true });
    await h.db.store.update({
      where: { id: h.store.id },
      data: { consumerSecretEnc: encryptSecret("cs_another", "store.consumer_secret") },
    });
    expect(await run(sandboxKeys())).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({ faultCode: "auth_bad_key", profile: null });
  });

  test("does not write to a store that was moved during the test", async () => {
    sandbox().faults.set({ slowAnswersMs: 50 });
    const testing = run();
    await vi.waitUntil(() => sandbox().requests.counts().requests > 0);
    await h.db.store.update({ where: { id: h.store.id }, data: { url: other().url } });
    expect(await testing).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({ url: other().url, faultCode: "auth_bad_key", profile: null });
  });
});

test("a failed test leaves the fault", async () => {
  sandbox().faults.set({ site: "no-woocommerce" });
  expect(await run()).toMatchObject({ ok: false, code: "woocommerce_missing" });
  expect((await stored()).faultCode).toBe("auth_bad_key");
});

test("saved keys are not sent to another address", async () => {
  await expect(run({ url: other().url })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { consumerKey: "keysForNewUrl" },
  });
  expect(other().requests.counts().requests).toBe(0);
});

test("a store of another business is not found, and its keys are not used", async () => {
  await expect(
    testStore(h.db, h.business.id + 1, { storeId: h.store.id, url: sandbox().url, ...NO_KEYS }),
  ).rejects.toMatchObject({ code: "not_found" });
  expect(sandbox().requests.counts().requests).toBe(0);
});

test("without saved keys, keys are required", async () => {
  await h.db.store.update({ where: { id: h.store.id }, data: { consumerKeyEnc: null, consumerSecretEnc: null } });
  await expect(run()).rejects.toMatchObject({ code: "invalid_input", fields: { consumerKey: "required" } });
});

describe("keys that were saved under another ENCRYPTION_KEY", () => {
  beforeEach(async () => {
    // A wrong purpose stands for a wrong key: in both cases the tag of AES-GCM does not match.
    const unreadable = {
      consumerKeyEnc: encryptSecret("ck", "of another server"),
      consumerSecretEnc: encryptSecret("cs", "of another server"),
    };
    await h.db.store.update({ where: { id: h.store.id }, data: { ...unreadable, faultCode: null, faultAt: null } });
  });

  test("the settings open and show it", async () => {
    expect(await getStoreDetails(h.db, h.business.id, h.store.id)).toMatchObject({
      hasKeys: false,
      areKeysUnreadable: true,
      keyEnding: null,
    });
  });

  test("new keys can be tested", async () => {
    expect(await run(sandboxKeys())).toMatchObject({ ok: true });
    await expect(run()).rejects.toMatchObject({ code: "conflict", message: "storeKeysUnreadable" });
  });

  test("a run ends with that cause, and the schedule starts no other", async () => {
    expect(await h.sync()).toMatchObject({ status: "failed", errorCode: "storeKeysUnreadable" });
    expect((await stored()).faultCode).toBe("storeKeysUnreadable");
  });

  test("a job records the fault and ends", async () => {
    await pollStore(h.deps, h.store.id);
    expect((await stored()).faultCode).toBe("storeKeysUnreadable");
  });
});
