import { beforeEach, expect, test } from "vitest";
import type { Store } from "@/lib/generated/prisma/client";
import { explain } from "@/lib/testing/explain";
import { createBusiness, createLocation, createStore } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { changedVariationsSql, listChangedVariations } from "./list-changed-variations";
import { pushRowsSql } from "./load-push-rows";

const { db } = useTestDb();

/** Enough rows for the planner to prefer one index to the other. */
const VARIATIONS = 20_000;
let store: Store;

beforeEach(async () => {
  const business = await createBusiness(db());
  const location = await createLocation(db(), business.id);
  store = await createStore(db(), business.id, location.id);
});

test("levels that changed since the watermark are found by index, without reading those of the whole catalogue", async () => {
  const { businessId, locationId } = store;
  // The triggers are off, because only the ledger may write a level.
  await db().$transaction([
    db().$executeRaw`alter table stock_levels disable trigger user`,
    db().$executeRaw`
      with p as (
        insert into products (business_id, type, name, sku, updated_at)
        values (${businessId}, 'variable', 'Shirt', 'SHIRT', now()) returning id),
      v as (
        insert into variations (business_id, product_id, sku, price, updated_at)
        select ${businessId}, p.id, 'SHIRT-' || n, 1, now() from p, generate_series(1, ${VARIATIONS}::int) n returning id)
      insert into stock_levels (variation_id, location_id, business_id, quantity, changed_at)
      select id, ${locationId}, ${businessId}, 1, now() - row_number() over (order by id) * interval '1 minute' from v`,
    db().$executeRaw`alter table stock_levels enable trigger user`,
  ]);
  await db().$executeRaw`analyze stock_levels`;
  const from = { afterId: 0, since: new Date(Date.now() - 20.5 * 60_000), ordersWatermark: new Date() };
  expect(await listChangedVariations(db(), store, from, 100)).toHaveLength(20);
  expect(await explain(db(), changedVariationsSql(store, from, 100))).toContain(
    "stock_levels_location_id_changed_at_idx",
  );
});

test("what orders took of a variation is read from the sums, without their lines", async () => {
  const plan = await explain(db(), pushRowsSql(store, [1, 2]));
  expect(plan).toMatch(/(using|on) store_reductions_pkey\b/);
  expect(plan).not.toMatch(/sale_lines|order_links/);
});
