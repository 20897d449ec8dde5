import type { Db, Tx } from "@/lib/db";
import { BLANK_ADDRESS } from "@/lib/customers/blank-address";
import { lineName } from "@/lib/sales/line-name";
import { createRandom } from "@/lib/testing/seeded-random";
import type { SeededShop } from "@/prisma/seed/seed-shop";
import { planTillWeeks } from "./plan-till-weeks";
import { SHOPPERS } from "./shoppers";
import type { Goods } from "./till-past";
import { writeMovements } from "./write-till-movements";
import { writeSales } from "./write-till-sales";

/** Any number: another one gives other weeks. */
const SEED = 20_260_301;
/** Kept for the order that waits: a till that had sold it out would leave nothing to order. */
export const RARE_SKU = "HON-SIDR-250";
const WRITING = { timeout: 60_000, maxWait: 30_000 };

/**
 * Writes four weeks of trade at the till, once: sales with their payments, taxes, stock and numbers, as the till writes
 * them, but with the times of the past, which the till does not take. Returns how many sales there are.
 */
export async function writeTillWeeks(db: Db, shop: SeededShop, now = new Date()): Promise<number> {
  return db.$transaction(async (tx) => {
    const { businessId } = shop;
    if (await tx.sale.findFirst({ where: { businessId }, select: { id: true } })) return 0;
    const { currency, timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId } });
    const goods = await loadGoods(tx, shop);
    const users = await tx.user.findMany({ where: { businessId }, orderBy: { id: "desc" }, select: { id: true } });
    const sellers = users.map(({ id }) => id);
    const events = planTillWeeks(goods, {
      random: createRandom(SEED),
      now,
      timeZone,
      shoppers: SHOPPERS.length,
      sellers: sellers.length,
    });
    const shoppers = await writeShoppers(tx, businessId, events[0]?.at ?? now);
    const past = { shop, currency, sellers, shoppers };
    const saleIds = await writeSales(tx, past, events);
    await writeMovements(tx, past, events, saleIds);
    return saleIds.size;
  }, WRITING);
}

async function loadGoods(tx: Tx, { businessId, shopLocationId, warehouseLocationId }: SeededShop): Promise<Goods[]> {
  const variations = await tx.variation.findMany({
    where: { businessId, isArchived: false, sku: { not: RARE_SKU }, product: { isArchived: false } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      sku: true,
      price: true,
      levels: { select: { locationId: true, quantity: true } },
      options: { orderBy: { value: { attributeId: "asc" } }, select: { value: { select: { name: true } } } },
      product: {
        select: { name: true, tracksStock: true, taxRate: { select: { id: true, name: true, percent: true } } },
      },
    },
  });
  return variations.map(({ id, sku, price, levels, options, product }) => {
    const at = (locationId: number) => Number(levels.find((level) => level.locationId === locationId)?.quantity ?? 0);
    const names = options.map(({ value }) => value.name);
    return {
      variationId: id,
      sku,
      price: price.toNumber(),
      name: lineName(product.name, names),
      stock: product.tracksStock ? { shop: at(shopLocationId), warehouse: at(warehouseLocationId) } : null,
      taxRates: product.taxRate === null ? [] : [{ ...product.taxRate, percent: product.taxRate.percent.toFixed() }],
    };
  });
}

async function writeShoppers(tx: Tx, businessId: number, createdAt: Date): Promise<number[]> {
  const rows = await tx.customer.createManyAndReturn({
    data: SHOPPERS.map(({ firstName, lastName, email, phone, street, city }) => ({
      businessId,
      name: `${firstName} ${lastName}`,
      email,
      phone,
      billing: { ...BLANK_ADDRESS, firstName, lastName, address1: street, city, state: "NY", country: "US" },
      createdAt,
    })),
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
