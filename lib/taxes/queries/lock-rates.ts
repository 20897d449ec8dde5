import type { Tx } from "@/lib/db";
import { lockBusiness } from "@/lib/db/locks";
import type { Prisma } from "@/lib/generated/prisma/client";

export type LockedRate = { id: number; name: string; percent: Prisma.Decimal; isArchived: boolean; isGroup: boolean };

/**
 * All rates and groups of a business, for one writer at a time, since a group's percentage is the sum of its members'.
 * The business's row is locked first: a statement that waits for the rates themselves would miss a new group.
 */
export async function lockRates(tx: Tx, businessId: number): Promise<Map<number, LockedRate>> {
  await lockBusiness(tx, businessId);
  const rates = await tx.$queryRaw<LockedRate[]>`
    select id, name, percent, is_archived as "isArchived", is_group as "isGroup"
      from tax_rates where business_id = ${businessId} order by id`;
  return new Map(rates.map((rate) => [rate.id, rate]));
}

/**
 * Locks the products of a rate and of its groups in the order of their ids. Changing the rate and
 * then each group would touch them group by group, and meet a bulk edit in a deadlock.
 */
export async function lockTaxedProducts(tx: Tx, businessId: number, rateId: number): Promise<void> {
  await tx.$executeRaw`
    select id from products
     where business_id = ${businessId}
       and (tax_rate_id = ${rateId} or tax_rate_id in (select group_id from tax_group_members where rate_id = ${rateId}))
     order by id for no key update`;
}
