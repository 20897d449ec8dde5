import { beforeEach, expect, test } from "vitest";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { runJobsWithin } from "@/lib/jobs/run-jobs-within";
import type { JobTime } from "@/lib/queue/job-time";
import { scheduleDueRuns } from "@/lib/sync/drive/schedule-runs";
import { createBusiness, createLocation, createProduct, createUser } from "@/lib/testing/factories";
import { importing, noJob } from "@/lib/testing/importing";
import { useTestDb } from "@/lib/testing/test-db";
import { applyImport } from "./apply-import";
import { getImport, listProblems } from "./get-import";
import { runImportStep } from "./import-step";
import { enqueueImport } from "./job";
import { reserveIds } from "./reserve-ids";

const { db, pool } = useTestDb();
const FILE = "SKU,Name,Regular price,Categories\nTEA,Better tea,4,Hot > Tea\nJAM,Jam,4,Jars\nBUN,Bun,1,Jars\n";
const TWICE = "SKU,Name,Regular price\nTEA,Tea,1\nTEA,Tea,1\nJAM,,1\n";

let businessId: number;
let userId: number;
let locationId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  userId = (await createUser(db(), businessId)).id;
  locationId = (await createLocation(db(), businessId)).id;
});

const { upload } = importing(() => ({ db: db(), businessId, userId, locationId }));

/** A job's time that is over after so many looks at it. */
function timeFor(looks: number): JobTime {
  let left = looks;
  return { isOver: () => left-- <= 0, signal: new AbortController().signal };
}

/** An upload whose check has not begun. */
async function uploadUnchecked(text: string): Promise<number> {
  const { id } = await upload(text);
  await db().$executeRaw`
    update product_import_rows set action = null, product_id = null, variation_id = null, issues = '[]' where import_id = ${id}`;
  await db().productImport.update({ where: { id }, data: { status: "checking", cursor: 0, bad: 0, toCreate: 0 } });
  return id;
}

function load(id: number) {
  return db().productImport.findUniqueOrThrow({ where: { id } });
}

function loadSkus() {
  return db().product.findMany({
    where: { businessId },
    orderBy: { sku: "asc" },
    select: { sku: true, name: true, isArchived: true, category: { select: { name: true } } },
  });
}

async function problemsOf(id: number): Promise<[number, string[]][]> {
  const { items } = await listProblems(db(), businessId, id);
  return items.map(({ line, issues }) => [line, issues.map(({ code }) => code)]);
}

async function countWaiting(): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows[0]?.count ?? 0;
}

/** Holds what a statement locks until `work` is over. */
async function whileHeld(statement: string, id: number, work: () => Promise<void>): Promise<void> {
  const other = await pool().connect();
  try {
    await other.query("begin");
    await other.query(statement, [id]);
    await work();
  } finally {
    await other.query("rollback");
    other.release();
  }
}

const STAGED_LINES = "select from product_import_rows where import_id = $1 for update";

test("a check that is interrupted between its slices continues with the next one", async () => {
  const id = await uploadUnchecked(TWICE);
  // One look is before the first slice.
  expect(await runImportStep(db(), id, timeFor(6))).toBe(true);
  expect(await load(id)).toMatchObject({ status: "checking", cursor: 5 });
  expect(await runImportStep(db(), id, timeFor(1))).toBe(true);
  expect(await load(id)).toMatchObject({ status: "checking", cursor: 5 });
  expect(await runImportStep(db(), id)).toBe(false);
  expect(await load(id)).toMatchObject({ status: "checked", bad: 2 });
  // A check that is done twice would note its fault twice.
  expect(await problemsOf(id)).toEqual([
    [3, ["skuTwice"]],
    [4, ["nameMissing"]],
  ]);
});

test("a check that is interrupted within a slice repeats that slice alone", async () => {
  const id = await uploadUnchecked(TWICE);
  await runImportStep(db(), id, timeFor(4));
  const { cursor } = await load(id);
  const ending = new AbortController();
  await whileHeld(STAGED_LINES, id, async () => {
    const checking = runImportStep(db(), id, { isOver: () => false, signal: ending.signal });
    await expect.poll(countWaiting, { timeout: 30_000 }).toBe(1);
    ending.abort();
    expect(await checking).toBe(true);
  });
  const interrupted = await load(id);
  expect(interrupted).toMatchObject({ status: "checking" });
  expect(interrupted.cursor).toBeGreaterThan(cursor);
  expect(await runImportStep(db(), id)).toBe(false);
  expect(await problemsOf(id)).toEqual([
    [3, ["skuTwice"]],
    [4, ["nameMissing"]],
  ]);
});

test("ids are reserved once for each line, however often that is interrupted", async () => {
  const { id } = await db().productImport.create({ data: { businessId, fileName: "a.csv", status: "applying" } });
  await db().$executeRaw`
    insert into product_import_rows (import_id, line, kind, sku, action)
    select ${id}::int, n, (case when n % 3 = 0 then 'variable' when n % 3 = 1 then 'variation' else 'simple' end)::import_row_kind,
           'S' || n, 'create'
      from generate_series(1, 25000) as n`;
  // The check does so, too: planned without the number of lines, each is compared with all.
  await db().$executeRaw`analyze product_import_rows`;
  const reserved = () =>
    db().$queryRaw<{ products: number; variations: number; next: number }[]>`
      select count(distinct new_product_id)::int as products, count(distinct new_variation_id)::int as variations,
             (select last_value::int from variations_id_seq) as next
        from product_import_rows where import_id = ${id}`;
  expect(await reserveIds(db(), id, timeFor(1))).toBe(false);
  expect(await load(id)).toMatchObject({ cursor: 10_000 });
  const [first] = await reserved();
  expect(first).toMatchObject({ products: 6_666, variations: 6_667 });

  const ending = new AbortController();
  await whileHeld(STAGED_LINES, id, async () => {
    const reserving = reserveIds(db(), id, { isOver: () => false, signal: ending.signal });
    await expect.poll(countWaiting, { timeout: 30_000 }).toBe(1);
    ending.abort();
    expect(await reserving).toBe(false);
  });
  expect(await load(id)).toMatchObject({ cursor: 10_000 });
  expect((await reserved())[0]).toMatchObject({ products: 6_666, variations: 6_667 });

  expect(await reserveIds(db(), id, undefined)).toBe(true);
  const [all] = await reserved();
  expect(all).toMatchObject({ products: 16_666, variations: 16_667 });
  expect(await reserveIds(db(), id, undefined)).toBe(true);
  expect(await reserved()).toEqual([all]);
});

test("what is edited after the ids are reserved is respected by the writing", async () => {
  const tea = await createProduct(db(), businessId, { sku: "TEA", name: "Tea" });
  const jars = await db().category.create({ data: { businessId, name: "Jars" } });
  const { id } = await upload(FILE);
  await applyImport(db(), businessId, id, noJob);
  expect(await reserveIds(db(), id, undefined)).toBe(true);
  // A known SKU is given up, a new one is taken, and a category gets another name.
  await db().product.update({ where: { id: tea.id }, data: { sku: "OLD-TEA", isArchived: true } });
  await db().variation.updateMany({ where: { productId: tea.id }, data: { sku: "OLD-TEA" } });
  await createProduct(db(), businessId, { sku: "JAM", name: "Somebody's jam" });
  await db().category.update({ where: { id: jars.id }, data: { name: "Glasses" } });
  expect(await runImportStep(db(), id)).toBe(false);
  expect(await getImport(db(), businessId, id)).toMatchObject({ status: "completed", toCreate: 2, toUpdate: 1 });
  expect(await loadSkus()).toEqual([
    { sku: "BUN", name: "Bun", isArchived: false, category: { name: "Jars" } },
    { sku: "JAM", name: "Jam", isArchived: false, category: { name: "Jars" } },
    { sku: "OLD-TEA", name: "Tea", isArchived: true, category: null },
    { sku: "TEA", name: "Better tea", isArchived: false, category: { name: "Tea" } },
  ]);
});

test("a SKU that a variation takes after the ids are reserved stops all of the file", async () => {
  const { id } = await upload(FILE);
  await applyImport(db(), businessId, id, noJob);
  expect(await reserveIds(db(), id, undefined)).toBe(true);
  await createProduct(db(), businessId, { sku: "X", variations: [{ sku: "JAM", options: { Size: "S" } }] });
  expect(await runImportStep(db(), id)).toBe(false);
  expect(await load(id)).toMatchObject({ status: "checked", bad: 1, errorCode: "importMovedOn" });
  expect(await loadSkus()).toMatchObject([{ sku: "X" }]);
  expect(await problemsOf(id)).toEqual([[3, ["skuElsewhere"]]]);
});

test("cancelling while ids are reserved takes it all back", async () => {
  const { id } = await upload(FILE);
  await applyImport(db(), businessId, id, noJob);
  await db().productImport.update({ where: { id }, data: { cancelRequestedAt: new Date() } });
  expect(await runImportStep(db(), id)).toBe(false);
  expect(await load(id)).toMatchObject({ status: "cancelled", cursor: 0 });
  expect(await loadSkus()).toEqual([]);
});

function engine() {
  return {
    db: db(),
    publicUrl: "http://127.0.0.1:9",
    openClient: () => {
      throw new Error("an import asks no store");
    },
  };
}

test("drains that are each too short finish a file between them", async () => {
  await migrateJobs(pool());
  const drain = async (budgetMs = 2_000) => (await runJobsWithin(engine(), pool(), budgetMs, 1)).jobs.failed;
  const id = await uploadUnchecked(FILE);
  await enqueueImport(db(), id);
  await whileHeld(STAGED_LINES, id, async () => expect(await drain()).toBe(0));
  const { cursor, status } = await load(id);
  expect(status).toBe("checking");
  expect(cursor).toBeGreaterThan(0);
  expect(await drain(20_000)).toBe(0);
  expect(await load(id)).toMatchObject({ status: "checked", bad: 0 });

  await applyImport(db(), businessId, id, enqueueImport);
  await whileHeld(STAGED_LINES, id, async () => expect(await drain()).toBe(0));
  expect(await load(id)).toMatchObject({ status: "applying", writeTries: 0 });
  expect(await drain(20_000)).toBe(0);
  expect(await load(id)).toMatchObject({ status: "completed", writeTries: 1 });
  expect(await loadSkus()).toHaveLength(3);
});

test("an import whose process is killed on its last try is given up by the schedule", async () => {
  await migrateJobs(pool());
  const { id } = await upload(FILE);
  await applyImport(db(), businessId, id, enqueueImport);
  await scheduleDueRuns(db(), engine().publicUrl);
  expect(await load(id)).toMatchObject({ status: "applying" });
  const lastTry = (lockedAt: string) =>
    pool().query(
      `update graphile_worker._private_jobs set attempts = max_attempts, locked_at = ${lockedAt}, locked_by = 'somebody'`,
    );
  await lastTry("now()");
  await scheduleDueRuns(db(), engine().publicUrl);
  expect(await load(id)).toMatchObject({ status: "applying" });
  await lastTry("null");
  await scheduleDueRuns(db(), engine().publicUrl);
  expect(await load(id)).toMatchObject({ status: "failed", errorCode: "importFailed" });
  expect(await upload(FILE)).toMatchObject({ status: "checked" });
});
