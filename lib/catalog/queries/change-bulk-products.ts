import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { BulkChange } from "../bulk-schema";

/** Ids of the next products of a bulk edit: those that match `where`, after one id and up to another. */
export async function listNextProducts(
  tx: Tx,
  where: Prisma.Sql,
  { afterId, upToId }: { afterId: number; upToId: number },
  limit: number,
): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    select p.id from products p
     where ${where} and p.id > ${afterId} and p.id <= ${upToId} order by p.id limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** Locks products in the order of their ids, as everything does that writes prices. */
export async function lockProducts(tx: Tx, businessId: number, ids: readonly number[]): Promise<void> {
  await tx.$executeRaw`
    select from products where business_id = ${businessId} and id = any (${ids}::int[])
     order by id for no key update`;
}

/** Later than before even when the clock stands still, so that a form that was read before gets a conflict. */
const LATER = Prisma.sql`greatest(clock_timestamp(), products.updated_at + interval '1 millisecond')`;

/** Sets a column of products, and returns how many had another value. */
export function changeProductColumn(
  tx: Tx,
  businessId: number,
  ids: readonly number[],
  column: Prisma.Sql,
  value: Prisma.Sql,
): Promise<number> {
  return tx.$executeRaw`
    update products set ${column} = ${value}, updated_at = ${LATER}
     where business_id = ${businessId} and id = any (${ids}::int[]) and ${column} is distinct from ${value}`;
}

/** Sets the price of all variations on sale of products, and returns how many products had another price. */
export async function changeProductPrices(
  tx: Tx,
  businessId: number,
  ids: readonly number[],
  price: Prisma.Sql,
): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    with changed as (
      update variations v set price = ${price}, updated_at = now()
       where v.business_id = ${businessId} and v.product_id = any (${ids}::int[])
         and not v.is_archived and v.price <> ${price}
      returning v.product_id
    ), touched as (
      update products set updated_at = ${LATER}
       where business_id = ${businessId} and id in (select product_id from changed) returning id
    ) select count(*)::int as count from touched`;
  return rows[0]?.count ?? 0;
}

/** SQL for the changed price of `variations v`: the rule of bulk-price.ts, in numeric and rounding halves up. */
export function changedPriceSql(change: Extract<BulkChange, { kind: "price" }>, decimals: number): Prisma.Sql {
  if (change.mode === "set") return Prisma.sql`${change.value}::numeric`;
  const raised =
    change.mode === "amount"
      ? Prisma.sql`v.price + ${change.value}::numeric`
      : Prisma.sql`v.price * (1 + ${change.value}::numeric / 100)`;
  const positive = Prisma.sql`greatest(${raised}, 0)`;
  if (change.rounding === "currency") return Prisma.sql`round(${positive}, ${decimals}::int)`;
  if (change.rounding === "0.99") return Prisma.sql`greatest(ceil(${positive} + 0.01) - 0.01, 0)`;
  return Prisma.sql`round(${positive} / ${change.rounding}::numeric, 0) * ${change.rounding}::numeric`;
}
