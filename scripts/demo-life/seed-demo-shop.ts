import type { Db } from "@/lib/db";
import { DEMO_DOMAIN, type SeededShop, seedShop } from "@/prisma/seed/seed-shop";
import { DAYS_OF_TRADE } from "./trading-times";
import { writeTillWeeks } from "./write-till-weeks";

const DAY_MS = 86_400_000;

/** Writes the demo's shop with its weeks at the till, or nothing when it exists. `sales` is how many were written. */
export async function seedDemoShop(db: Db, now = new Date()): Promise<{ shop: SeededShop; sales: number }> {
  const openedAt = new Date(now.getTime() - (DAYS_OF_TRADE + 2) * DAY_MS);
  const shop = await seedShop(db, DEMO_DOMAIN, openedAt);
  return { shop, sales: shop.isNew ? await writeTillWeeks(db, shop, now) : 0 };
}
