import { expect, test } from "vitest";
import { getShopOverview } from "@/lib/dashboard/get-shop-overview";
import { useTestDb } from "@/lib/testing/test-db";
import { seedShop } from "./seed-shop";

const { db } = useTestDb();

test("the shop is written once, also when two seeds start together", async () => {
  const shops = await Promise.all([seedShop(db()), seedShop(db())]);
  expect(shops.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
  expect(shops[0].businessId).toBe(shops[1].businessId);
  expect(await db().business.count()).toBe(1);
  const overview = await getShopOverview(db(), shops[0].businessId);
  expect(overview.products).toBeGreaterThanOrEqual(300);
  expect(overview.toReorder).toBeGreaterThan(overview.soldOut);
  expect(overview.outProducts).toBeGreaterThan(0);
  const levels = await db().$queryRaw<unknown[]>`
    select from stock_levels l where quantity <> (
      select sum(m.quantity) from stock_movements m where m.variation_id = l.variation_id and m.location_id = l.location_id)`;
  expect(levels).toEqual([]);
  const fractional = await db().$queryRaw<
    unknown[]
  >`select from stock_levels where quantity <> trunc(quantity) limit 1`;
  expect(fractional).toHaveLength(1);
});
