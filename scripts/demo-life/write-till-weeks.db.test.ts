import { expect, test } from "vitest";
import { getSalesOverview } from "@/lib/dashboard/get-sales-overview";
import { useTestDb } from "@/lib/testing/test-db";
import { seedShop } from "@/prisma/seed/seed-shop";
import { writeTillWeeks } from "./write-till-weeks";

const { db } = useTestDb();
/** A Wednesday in the afternoon of New York. */
const NOW = new Date("2026-03-04T20:00:00Z");
const OPENED = new Date("2026-02-01T14:00:00Z");

test("a seeded shop has four weeks of sales that agree with ledger, payments and numbers", async () => {
  const shop = await seedShop(db(), "weeks.example", OPENED);
  const written = await writeTillWeeks(db(), shop, NOW);
  expect(written).toBeGreaterThan(200);
  expect(await writeTillWeeks(db(), shop, NOW)).toBe(0);

  const { days } = await getSalesOverview(db(), shop.businessId, NOW);
  expect(days).toHaveLength(28);
  expect(Math.min(...days.map(({ posCount }) => posCount))).toBeGreaterThan(0);
  const on = (weekday: number) =>
    days.filter(({ date }) => new Date(date).getUTCDay() === weekday).reduce((sum, day) => sum + Number(day.pos), 0);
  expect(on(6)).toBeGreaterThan(on(1));
  expect(days.reduce((sum, day) => sum + day.posCount, 0)).toBe(written);

  const none = async (query: TemplateStringsArray) => expect(await db().$queryRaw<unknown[]>(query)).toEqual([]);
  await none`select from stock_levels l where quantity < 0 or quantity <> (
    select sum(m.quantity) from stock_movements m where m.variation_id = l.variation_id and m.location_id = l.location_id)`;
  await none`select from sales s where total <> (select sum(amount) from sale_payments p where p.sale_id = s.id)`;
  await none`select from sales s where total <> (select sum(total + tax_total) from sale_lines l where l.sale_id = s.id)
    or subtotal - discount_total + tax_total <> total`;
  await none`select from sale_lines l where tax_total <> (
    select coalesce(sum(amount), 0) from sale_line_taxes t where t.sale_line_id = l.id)`;
  await none`select from sale_lines l join variations v on v.id = l.variation_id
    join products p on p.id = v.product_id and p.tracks_stock where l.quantity <> (
      select -sum(m.quantity) from stock_movements m where m.sale_id = l.sale_id and m.variation_id = v.id)`;
  await none`select from stock_movements m join sales s on s.id = m.sale_id where m.created_at <> s.sold_at`;
  await none`select from stock_movements where created_at < '2026-02-01T14:00:00Z'`;
  const kinds = await db().stockMovement.groupBy({ by: ["kind"], orderBy: { kind: "asc" } });
  expect(kinds.map(({ kind }) => kind)).toEqual(["opening", "adjustment", "sale", "transfer", "receipt"]);

  const counter = await db().saleCounter.findUniqueOrThrow({ where: { businessId: shop.businessId } });
  const last = await db().sale.findFirstOrThrow({
    orderBy: { soldAt: "desc" },
    select: { number: true, soldAt: true },
  });
  expect(last.number).toBe(`POS-${String(counter.last).padStart(6, "0")}`);
  expect(last.soldAt.getTime()).toBeLessThan(NOW.getTime());
  const discounted = await db().sale.count({ where: { discountTotal: { gt: 0 } } });
  const known = await db().sale.count({ where: { customerId: { not: null } } });
  expect(discounted).toBeGreaterThan(10);
  expect(known).toBeGreaterThan(30);
  expect(await db().sale.count({ where: { total: { lte: 0 } } })).toBe(0);
});

test("two shops have the same weeks", async () => {
  const totals = async (domain: string) => {
    const shop = await seedShop(db(), domain, OPENED);
    await writeTillWeeks(db(), shop, NOW);
    const sales = await db().sale.findMany({ where: { businessId: shop.businessId }, orderBy: { id: "asc" } });
    return sales.map(({ number, total, soldAt }) => `${number} ${total.toFixed()} ${soldAt.toISOString()}`);
  };
  expect(await totals("one.example")).toEqual(await totals("two.example"));
});
