import type { Db } from "@/lib/db";
import { DEMO_DOMAIN } from "@/lib/setup/demo-sign-ins";
import { type SeededShop, seedShop } from "@/prisma/seed/seed-shop";
import { DAYS_OF_TRADE } from "./trading-times";
import { writeTillWeeks } from "./write-till-weeks";

const DAY_MS = 86_400_000;

/**
 * Writes the demo's shop and its weeks at the till, as far as they are not there. A shop that opened later, such as one
 * of `npm run dev`, has no such past. `sales` is how many were written.
 */
export async function seedDemoShop(db: Db, now = new Date()): Promise<{ shop: SeededShop; sales: number }> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const shop = await seedShop(db, DEMO_DOMAIN, daysAgo(DAYS_OF_TRADE + 2));
  const { businessId } = shop;
  const wasOpen = await db.stockMovement.findFirst({
    where: { businessId, kind: "opening", createdAt: { lt: daysAgo(DAYS_OF_TRADE) } },
    select: { id: true },
  });
  return { shop, sales: wasOpen === null ? 0 : await writeTillWeeks(db, shop, now) };
}
