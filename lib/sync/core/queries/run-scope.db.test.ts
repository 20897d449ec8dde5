import { expect, test } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { createBusiness, createLocation, createStore } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { CHANGE_OVERLAP_MS, scopeQuery } from "./run-scope";
import { DEFAULT_STORE_SETTINGS } from "@/lib/sync/settings/store-settings";

const { db } = useTestDb();

/** Enough rows for the planner to prefer an index. */
const PRODUCTS = 20_000;

test("a run over changed products finds them by index, without reading the catalogue", async () => {
  const business = await createBusiness(db());
  const location = await createLocation(db(), business.id);
  const store = await createStore(db(), business.id, location.id);
  // The triggers are off, because they set changed_at to the time of the statement.
  await db().$transaction([
    db().$executeRaw`alter table products disable trigger user`,
    db().$executeRaw`
      insert into products (business_id, type, name, sku, changed_at, updated_at)
      select ${business.id}, 'simple', 'Product ' || n, 'SKU-' || n, now() - n * interval '1 minute', now() from generate_series(1, ${PRODUCTS}::int) n`,
    db().$executeRaw`alter table products enable trigger user`,
  ]);
  await db().$executeRaw`analyze products`;
  const run = await db().syncRun.create({
    data: { businessId: business.id, storeId: store.id, kind: "products", mode: "changed", trigger: "schedule" },
  });
  const since = new Date(Date.now() - 20 * 60_000);
  const scope = { run, store: { ...store, changesSentUpTo: since }, settings: DEFAULT_STORE_SETTINGS };
  const query = scopeQuery(scope, "products", 0, 400);
  const found = await db().$queryRaw<{ id: number }[]>(query);
  const expected = await db().product.findMany({
    where: { changedAt: { gte: new Date(since.getTime() - CHANGE_OVERLAP_MS) } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  expect(expected.length).toBeGreaterThan(0);
  expect(found).toEqual(expected);
  const plan = await db().$queryRaw<Record<string, string>[]>(Prisma.sql`explain ${query}`);
  const text = plan.map((row) => Object.values(row).join("")).join("\n");
  expect(text).not.toMatch(/Seq Scan on products/);
  expect(text).toMatch(/using products_business_id_changed_at_id_idx/);
});
