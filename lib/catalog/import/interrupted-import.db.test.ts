import { beforeEach, expect, test } from "vitest";
import { createDb } from "@/lib/db";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { runJobsWithin } from "@/lib/jobs/run-jobs-within";
import { createBusiness, createLocation, createProduct, createUser } from "@/lib/testing/factories";
import { importing, noJob } from "@/lib/testing/importing";
import { useTestDb } from "@/lib/testing/test-db";
import { applyImport } from "./apply-import";
import { getImport } from "./get-import";
import { runImportStep } from "./import-step";
import { enqueueImport } from "./job";

const { db, pool, databaseUrl } = useTestDb();
const FILE = "SKU,Name,Regular price,Stock,Categories\nTEA,Better tea,4,9,Hot > Tea\nJAM,Jam,4,9,Jars\n";

let businessId: number;
let userId: number;
let locationId: number;
let variationId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  userId = (await createUser(db(), businessId)).id;
  locationId = (await createLocation(db(), businessId)).id;
  const tea = await createProduct(db(), businessId, { sku: "TEA", name: "Tea", stock: { [locationId]: "10" } });
  variationId = tea.variations[0]?.id ?? 0;
});

const { upload } = importing(() => ({ db: db(), businessId, userId, locationId }));

/** Holds the level that the import wants until `work` is over: it waits in the middle of writing. */
async function whileLevelIsHeld(work: () => Promise<void>): Promise<void> {
  const till = await pool().connect();
  try {
    await till.query("begin");
    await till.query("select from stock_levels where variation_id = $1 for update", [variationId]);
    await work();
  } finally {
    await till.query("rollback");
    till.release();
  }
}

async function countWaiting(): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows[0]?.count ?? 0;
}

async function expectNothingWritten(): Promise<void> {
  expect(await db().product.findMany({ where: { businessId }, select: { name: true } })).toEqual([{ name: "Tea" }]);
  expect(await db().category.count({ where: { businessId } })).toBe(0);
  expect(await db().stockMovement.count({ where: { businessId } })).toBe(1);
}

async function expectAllWritten(id: number): Promise<void> {
  expect(await getImport(db(), businessId, id)).toMatchObject({ status: "completed", toCreate: 1, toUpdate: 1 });
  const products = await db().product.findMany({ where: { businessId }, orderBy: { id: "asc" } });
  expect(products.map(({ name }) => name)).toEqual(["Better tea", "Jam"]);
  expect(await db().category.count({ where: { businessId } })).toBe(3);
  expect(await db().stockMovement.count({ where: { businessId } })).toBe(3);
}

test("interrupted in the middle of a statement, an import leaves nothing and is done by the next job", async () => {
  const { id } = await upload(FILE);
  await applyImport(db(), businessId, id, noJob);
  const ending = new AbortController();
  await whileLevelIsHeld(async () => {
    const writing = runImportStep(db(), id, { isOver: () => false, signal: ending.signal });
    await expect.poll(countWaiting, { timeout: 30_000 }).toBe(1);
    ending.abort();
    expect(await writing).toBe(true);
    expect(await countWaiting()).toBe(0);
  });
  await expectNothingWritten();
  expect(await getImport(db(), businessId, id)).toMatchObject({ status: "applying" });
  expect(await runImportStep(db(), id)).toBe(false);
  await expectAllWritten(id);
});

test("with no time left neither the check nor the writing is begun", async () => {
  const { id } = await upload(FILE);
  const noTime = { isOver: () => true, signal: new AbortController().signal };
  await db().productImport.update({ where: { id }, data: { status: "checking" } });
  expect(await runImportStep(db(), id, noTime)).toBe(true);
  expect(await getImport(db(), businessId, id)).toMatchObject({ status: "checking" });
  await runImportStep(db(), id);
  await applyImport(db(), businessId, id, noJob);
  expect(await runImportStep(db(), id, noTime)).toBe(true);
  await expectNothingWritten();
});

test("a drain ends with its time in the middle of an import, and the next one finishes it", async () => {
  await migrateJobs(pool());
  const deps = {
    db: db(),
    publicUrl: "http://127.0.0.1:9",
    openClient: () => {
      throw new Error("an import asks no store");
    },
  };
  const { id } = await upload(FILE);
  await applyImport(db(), businessId, id, enqueueImport);
  await whileLevelIsHeld(async () => {
    const { jobs, milliseconds } = await runJobsWithin(deps, pool(), 3_000, 1);
    expect(jobs.failed).toBe(0);
    expect(milliseconds).toBeLessThan(15_000);
  });
  await expectNothingWritten();
  expect((await runJobsWithin(deps, pool(), 20_000, 1)).jobs.failed).toBe(0);
  await expectAllWritten(id);
});

test("a connection that is killed while it writes leaves nothing, and the next try writes all", async () => {
  const { id } = await upload(FILE);
  await applyImport(db(), businessId, id, noJob);
  await whileLevelIsHeld(async () => {
    const writing = expect(runImportStep(db(), id)).rejects.toThrow();
    await expect.poll(countWaiting, { timeout: 30_000 }).toBe(1);
    await pool().query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    await writing;
  });
  await expectNothingWritten();
  await runImportStep(db(), id);
  await expectAllWritten(id);
});

test("a file that never fits the time of a job is given up, and the reason is stored", async () => {
  const { id } = await upload(FILE);
  await applyImport(db(), businessId, id, noJob);
  await db().productImport.update({ where: { id }, data: { writeTries: 20 } });
  expect(await runImportStep(db(), id)).toBe(false);
  expect(await getImport(db(), businessId, id)).toMatchObject({ status: "failed", errorCode: "importTooLong" });
  await expectNothingWritten();
});

test("as many imports at once as there are connections end, although none is left for their progress", async () => {
  const owners = [0, 1, 2].map(async () => {
    const other = (await createBusiness(db())).id;
    const place = { locationId: (await createLocation(db(), other)).id, userId: (await createUser(db(), other)).id };
    const owner = { db: db(), businessId: other, ...place };
    const { id } = await importing(() => owner).upload("SKU,Name,Regular price\nONE,One,4\n");
    await applyImport(db(), other, id, noJob);
    return { id, businessId: other };
  });
  const imports = await Promise.all(owners);
  const narrow = createDb(databaseUrl(), { max: imports.length, connectTimeoutMs: 500 });
  try {
    await Promise.all(imports.map(({ id }) => runImportStep(narrow.db, id)));
  } finally {
    await narrow.db.$disconnect();
    await narrow.pool.end();
  }
  for (const { id, businessId: owner } of imports)
    expect(await getImport(db(), owner, id)).toMatchObject({ status: "completed", toCreate: 1 });
});
