import { expect, test } from "vitest";
import { createBusiness, createLocation, createStore, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { exportEntries } from "./export-entries";
import { getEntrySent, listEntries } from "./list-entries";
import { listRuns } from "./list-runs";
import { findLatestRun, getRunProgress } from "./run-progress";
import { getStoreOverview } from "@/lib/sync/stores/store-overview";

const { db } = useTestDb();

async function setUp() {
  const business = await createBusiness(db());
  const location = await createLocation(db(), business.id);
  const store = await createStore(db(), business.id, location.id);
  const user = await createUser(db(), business.id);
  const newRun = () =>
    db().syncRun.create({
      data: {
        businessId: business.id,
        storeId: store.id,
        kind: "products",
        mode: "all",
        trigger: "user",
        startedById: user.id,
        status: "completed",
      },
    });
  const run = await newRun();
  const entry = (label: string, values: object = {}) => ({
    businessId: business.id,
    runId: run.id,
    entity: "product" as const,
    operation: "create" as const,
    outcome: "done" as const,
    label,
    ...values,
  });
  return { business, store, run, newRun, entry };
}

test("pages follow each other without gap or repetition while entries are added", async () => {
  const { business, run, entry } = await setUp();
  await db().syncEntry.createMany({ data: Array.from({ length: 5 }, (_, index) => entry(`Tea ${index}`)) });
  const first = await listEntries(db(), business.id, run.id, {}, 2);
  await db().syncEntry.create({ data: entry("Tea 5") });
  const second = await listEntries(db(), business.id, run.id, { cursor: first.nextCursor ?? "" }, 2);
  const third = await listEntries(db(), business.id, run.id, { cursor: second.nextCursor ?? "" }, 2);
  expect([...first.items, ...second.items, ...third.items].map((item) => item.label)).toEqual(
    Array.from({ length: 6 }, (_, index) => `Tea ${index}`),
  );
  expect(third.nextCursor).toBeNull();
});

test("filters and search, by name and SKU, without regard to case", async () => {
  const { business, run, entry } = await setUp();
  await db().syncEntry.createMany({
    data: [
      entry("Green tea", { sku: "TEA-1", sent: { name: "Green tea" } }),
      entry("Mug 100%", { outcome: "failed", errorCode: "duplicate_sku", operation: "update" }),
    ],
  });
  const labels = async (query: object) =>
    (await listEntries(db(), business.id, run.id, query)).items.map((item) => item.label);
  expect(await labels({ q: "tea-" })).toEqual(["Green tea"]);
  expect(await labels({ q: "100%" })).toEqual(["Mug 100%"]);
  expect(await labels({ q: "%" })).toEqual(["Mug 100%"]);
  expect(await labels({ outcome: "failed", operation: "update" })).toEqual(["Mug 100%"]);
  const { items } = await listEntries(db(), business.id, run.id, {});
  expect(items.map((item) => item.hasSent)).toEqual([true, false]);
  expect(await getEntrySent(db(), business.id, items[0]?.id ?? 0)).toEqual({ name: "Green tea" });
});

test("another business finds neither run nor entry", async () => {
  const { run, entry } = await setUp();
  const line = await db().syncEntry.create({ data: entry("Tea") });
  const { business } = await setUp();
  await expect(listEntries(db(), business.id, run.id, {})).rejects.toMatchObject({ code: "not_found" });
  await expect(getEntrySent(db(), business.id, line.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(getRunProgress(db(), business.id, run.id)).rejects.toMatchObject({ code: "not_found" });
});

test("runs come latest first, page by page, with who started them", async () => {
  const { business, store, run, newRun } = await setUp();
  const later = await newRun();
  const first = await listRuns(db(), business.id, store.id, {}, 1);
  expect(first.items).toMatchObject([{ id: later.id, startedBy: "owner" }]);
  const second = await listRuns(db(), business.id, store.id, { cursor: first.nextCursor ?? "" }, 1);
  expect(second).toMatchObject({ items: [{ id: run.id }], nextCursor: null });
  expect(await findLatestRun(db(), business.id, store.id)).toMatchObject({ id: later.id });
});

test("the file has all entries of the filter, safe for a spreadsheet", async () => {
  const { business, run, entry } = await setUp();
  await db().syncEntry.createMany({
    data: [
      ...Array.from({ length: 1001 }, (_, index) => entry(`Tea ${index}`)),
      entry("=cmd()", { outcome: "failed", errorCode: "refused" }),
    ],
  });
  const same = (value: string) => value;
  const words = {
    columns: [
      "time",
      "entity",
      "operation",
      "outcome",
      "name",
      "sku",
      "remote",
      "problem",
      "remedy",
      "detail",
    ] as const,
    entity: same,
    operation: same,
    outcome: same,
    problem: same,
    remedy: same,
  };
  let text = "";
  for await (const part of await exportEntries(db(), business.id, run.id, {}, words)) text += part;
  const lines = text.trimEnd().split("\r\n");
  expect(lines).toHaveLength(1003);
  expect(lines[0]).toBe(`\uFEFF${words.columns.join(",")}`);
  expect(lines.at(-1)).toContain(",'=cmd(),");
});

test("the overview puts what matters most first", async () => {
  const { business, store } = await setUp();
  const stateAfter = async (data: object) => {
    await db().store.update({ where: { id: store.id }, data });
    return (await getStoreOverview(db(), business.id, store.id)).state;
  };
  expect(await stateAfter({})).toEqual({ kind: "not_connected", disconnectedAt: null });
  expect(await stateAfter({ consumerKeyEnc: "x", consumerSecretEnc: "x" })).toEqual({ kind: "never_synced" });
  const since = new Date();
  expect(await stateAfter({ lastInStepAt: since })).toEqual({ kind: "in_step", since: since.toISOString() });
  expect(await stateAfter({ faultCode: "auth_bad_key", faultAt: since })).toMatchObject({
    kind: "fault",
    code: "auth_bad_key",
  });
  await db().syncRun.create({
    data: { businessId: business.id, storeId: store.id, kind: "products", mode: "all", trigger: "user" },
  });
  expect(await stateAfter({})).toMatchObject({ kind: "running", run: { status: "queued" } });
});
