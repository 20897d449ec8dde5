import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createTaxRate } from "@/lib/testing/factories";
import { createClock, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { TAX_JOBS } from "./job-handlers";
import { mapTaxesJob } from "./jobs";
import { mapOrderTaxes, ORDERS_PER_BATCH } from "./queries/map-order-taxes";
import { saveTaxMapping } from "./save-tax-mapping";

const testDb = useTestDb();
const sandbox = useServer(() => startOrderSandbox(createClock()));
/** More than the first transaction and one job process. */
const ORDERS = 12 * ORDERS_PER_BATCH;
const REMOTE_RATE = 7;
let h: Harness;
let taxRateId: number;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  taxRateId = (await createTaxRate(h.db, h.business.id, "10")).id;
});

/** Orders of one line with one tax each, without a local rate. */
async function writeOrders(count: number): Promise<void> {
  await h.db.$executeRaw`
    with s as (
      insert into sales (business_id, number, source, status, location_id, currency, updated_at)
      select ${h.business.id}, 'WC-' || n, 'woocommerce', 'draft', ${h.location.id}, 'USD', now() from generate_series(1, ${count}::int) n
      returning id),
    o as (
      insert into order_links (store_id, remote_id, sale_id, business_id, number, remote_status, remote_modified_at, content_hash, agreed)
      select ${h.store.id}, id, id, ${h.business.id}, id::text, 'processing', now(), '', '{}' from s returning sale_id),
    l as (
      insert into sale_lines (sale_id, name, quantity, unit_price, subtotal, total)
      select sale_id, 'Tea', 1, 1, 1, 1 from o returning id)
    insert into sale_line_taxes (sale_line_id, remote_rate_id, label, amount) select id, ${REMOTE_RATE}, 'Sales tax', 1 from l`;
}

const map = (to: number | null) =>
  saveTaxMapping(h.db, h.business.id, h.store.id, {
    classes: [],
    rates: [{ remoteRateId: REMOTE_RATE, taxRateId: to }],
  });
const countMapped = () => h.db.saleLineTax.count({ where: { taxRateId } });

/** Takes the waiting job, as a worker does, and runs it until its deadline after some batches. False without a job. */
async function runNextJob(batches = Number.POSITIVE_INFINITY): Promise<boolean> {
  const rows = await h.db.$queryRaw<{ id: string; payload: unknown }[]>`
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
    where t.id = j.task_id and t.identifier = ${mapTaxesJob.name} returning j.id::text, j.payload`;
  const [job] = rows;
  if (!job) return false;
  let looks = 0;
  const isOver = () => (looks += 1) > batches;
  const time = { isOver, signal: new AbortController().signal };
  await TAX_JOBS[0]!.handle({ ...h.deps, time }, job.payload);
  return true;
}

test("a mapping reaches the latest orders at once, and those of years in batches that continue after a deadline", async () => {
  await writeOrders(ORDERS);
  await map(taxRateId);
  expect(await countMapped()).toBe(ORDERS_PER_BATCH);
  const latest = await h.db.sale.findFirstOrThrow({
    where: { businessId: h.business.id },
    orderBy: { id: "desc" },
    select: { lines: { select: { taxes: { select: { taxRateId: true } } } } },
  });
  expect(latest.lines[0]?.taxes).toEqual([{ taxRateId }]);
  expect(await runNextJob(2)).toBe(true);
  expect(await countMapped()).toBe(3 * ORDERS_PER_BATCH);
  while (await runNextJob()) expect(await countMapped()).toBeGreaterThan(3 * ORDERS_PER_BATCH);
  expect(await countMapped()).toBe(ORDERS);
});

test("a job that is repeated, or that a later mapping has overtaken, applies the mapping of now", async () => {
  await writeOrders(3);
  const taxes = { businessId: h.business.id, storeId: h.store.id, remoteRateIds: [REMOTE_RATE], beforeSaleId: null };
  await map(taxRateId);
  expect(await countMapped()).toBe(3);
  await map(null);
  expect(await mapOrderTaxes(h.db, taxes)).toBeNull();
  expect(await countMapped()).toBe(0);
  await map(taxRateId);
  const last = await mapOrderTaxes(h.db, taxes, 2);
  expect(await mapOrderTaxes(h.db, { ...taxes, beforeSaleId: last }, 2)).toBeNull();
  expect(await countMapped()).toBe(3);
});
