import type { Db, Tx } from "@/lib/db";
import type { TaxRateView } from "./tax-schema";

const STORE_NAME = { select: { store: { select: { name: true } } } } as const;
const PRODUCTS = { select: { products: { where: { isArchived: false } } } } as const;

/** All rates and groups, those in use first, with the products, groups and stores that use them. */
export async function listTaxRates(db: Db | Tx, businessId: number): Promise<TaxRateView[]> {
  const rates = await db.taxRate.findMany({
    where: { businessId },
    orderBy: [{ isArchived: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      percent: true,
      isArchived: true,
      isGroup: true,
      rateMappings: STORE_NAME,
      classMappings: STORE_NAME,
      members: {
        orderBy: [{ position: "asc" }, { rateId: "asc" }],
        select: { rate: { select: { id: true, name: true, percent: true } } },
      },
      groups: {
        orderBy: { groupId: "asc" },
        select: { group: { select: { name: true, isArchived: true, _count: PRODUCTS } } },
      },
      _count: PRODUCTS,
    },
  });
  return rates.map(({ rateMappings, classMappings, members, groups, _count, percent, ...rate }) => ({
    ...rate,
    percent: percent.toFixed(),
    members: members.map((member) => ({ ...member.rate, percent: member.rate.percent.toFixed() })),
    groups: groups.flatMap(({ group }) => (group.isArchived ? [] : [group.name])),
    products: _count.products,
    // A product has one rate or group, so the sum counts no product twice.
    touches: groups.reduce((sum, { group }) => sum + group._count.products, _count.products),
    stores: [...new Set([...rateMappings, ...classMappings].map(({ store }) => store.name))].sort(),
  }));
}
