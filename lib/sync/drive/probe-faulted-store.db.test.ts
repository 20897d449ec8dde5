import { beforeEach, expect, test } from "vitest";
import { pollStore } from "@/lib/sync/orders/poll-store";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import type { WooErrorCode } from "@/lib/woo/error-codes";
import { WooError } from "@/lib/woo/woo-error";
import { probeFaultedStore } from "./probe-faulted-store";
import { scheduleDueRuns } from "./schedule-runs";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
let refusal: WooErrorCode | null;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 10 });
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  refusal = null;
});

/** Dependencies with a store that refuses each request for as long as `refusal` is set. */
function deps() {
  const openClient: typeof shop.deps.openClient = (store) => {
    const client = shop.deps.openClient(store);
    return {
      ...client,
      get: (...request) =>
        refusal === null ? client.get(...request) : Promise.reject(new WooError({ code: refusal })),
    };
  };
  return { ...shop.deps, openClient };
}

const stored = () => shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
const events = () => shop.db.storeEvent.findMany({ where: { storeId: shop.store.id }, orderBy: { id: "asc" } });
const probe = () => probeFaultedStore(deps(), shop.store.id);
const waitMinutes = async () => Math.round(((await stored()).nextProbeAt!.getTime() - Date.now()) / 60_000);

/** The keys of the store's jobs; stores of other tests have jobs as well. */
async function jobKeys(): Promise<string[]> {
  const { rows } = await testDb
    .pool()
    .query<{ key: string }>("select key from graphile_worker.jobs where key like $1", [`%-${shop.store.id}`]);
  return rows.map(({ key }) => key);
}

async function failWith(code: WooErrorCode) {
  refusal = code;
  await pollStore(deps(), shop.store.id);
  expect(await stored()).toMatchObject({ faultCode: code });
}

test.each([
  "no_such_host",
  "not_found_route",
  "redirected",
  "tls_problem",
  "forbidden",
  "auth_header_missing",
] as const)("a passing outage with the code %s ends by itself, and what is due goes on at once", async (code) => {
  await failWith(code);
  await shop.db.store.update({
    where: { id: shop.store.id },
    data: { nextProbeAt: new Date(), ordersPolledAt: null },
  });
  await scheduleDueRuns(shop.db, "http://127.0.0.1:9");
  expect(await jobKeys()).toEqual([`probe-${shop.store.id}`]);
  refusal = null;
  await probe();
  expect(await stored()).toMatchObject({ faultCode: null, faultAt: null, faultProbes: 0, nextProbeAt: null });
  expect(await jobKeys()).toContain(`poll-${shop.store.id}`);
  expect(await events()).toMatchObject([{ kind: "fault_cleared", details: { fault: code } }]);
});

test("a probe that ended the fault when its worker was killed leaves no exhausted job", async () => {
  await failWith("not_found_route");
  await shop.db.store.update({ where: { id: shop.store.id }, data: { nextProbeAt: new Date(0) } });
  await scheduleDueRuns(shop.db, "https://pos.example.com");
  const lock =
    "update graphile_worker._private_jobs set attempts = 1, locked_by = 'killed', locked_at = now() where key = $1";
  await testDb.pool().query(lock, [`probe-${shop.store.id}`]);
  refusal = null;
  await probe();
  expect((await stored()).faultCode).toBeNull();
  await testDb.pool().query("select graphile_worker.force_unlock_workers(array['killed'])");
  const { rows } = await testDb
    .pool()
    .query("select attempts < max_attempts as ready from graphile_worker.jobs where key = $1", [
      `probe-${shop.store.id}`,
    ]);
  expect(rows).toEqual([{ ready: true }]);
});

test("the waits grow while the store stays away, and it never waits for a person", async () => {
  await failWith("no_such_host");
  const since = (await stored()).faultAt;
  const waits = [await waitMinutes()];
  for (let probes = 0; probes < 6; probes += 1) {
    await probe();
    waits.push(await waitMinutes());
  }
  expect(waits).toEqual([5, 10, 20, 40, 60, 60, 60]);
  expect((await stored()).faultAt).toEqual(since);
  expect(await events()).toEqual([]);
});

test("a refused key that three probes confirm waits for a person, and the history says so", async () => {
  await failWith("auth_bad_key");
  await probe();
  await probe();
  expect((await stored()).nextProbeAt).not.toBeNull();
  await probe();
  expect(await stored()).toMatchObject({ faultCode: "auth_bad_key", nextProbeAt: null });
  expect(await events()).toMatchObject([{ kind: "fault_confirmed", details: { fault: "auth_bad_key" } }]);
});

test("a store that does not answer a probe confirms no refused key", async () => {
  await failWith("auth_bad_key");
  refusal = "connection_lost";
  for (let probes = 0; probes < 5; probes += 1) await probe();
  expect((await stored()).nextProbeAt).not.toBeNull();
});

test("a key that may only read is not taken for one that may write again", async () => {
  await failWith("auth_read_only");
  refusal = null;
  sandbox().faults.set({ serverError: { count: 10, status: 500, path: "products/batch" } });
  await probe();
  expect((await stored()).faultCode).toBe("auth_read_only");
  sandbox().faults.clear();
  await probe();
  expect((await stored()).faultCode).toBeNull();
});
