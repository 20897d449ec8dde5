import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type EngineDeps, loadStoreContext } from "@/lib/sync/core/run-context";
import { readStoreTaxes } from "./read-store-taxes";
import { suggestClasses, suggestRates } from "./suggest-mappings";
import type { PosRateView, TaxMappingView } from "./tax-view";

/**
 * Remote and local tax rates with their mappings and suggestions; percentages are decimal strings. Fetches from
 * the store, and returns its refusal as an answer.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`storeKeysUnreadable`) when the store's keys cannot be decrypted
 */
export async function getTaxMapping(deps: EngineDeps, businessId: number, storeId: number): Promise<TaxMappingView> {
  const { db } = deps;
  const store = await db.store.findFirst({ where: { id: storeId, businessId }, select: { id: true } });
  if (!store) throw new AppError("not_found", "notFound");
  const context = await loadStoreContext(deps, storeId);
  if (!context) throw new AppError("conflict", "storeNotConnected");
  const [remote, posRates, mappings] = await Promise.all([
    readStoreTaxes(context),
    listPosRates(db, businessId, storeId),
    db.taxRateMapping.findMany({ where: { storeId } }),
  ]);
  if (!remote.ok) return remote;
  const rateIdOf = new Map(mappings.map((mapping) => [mapping.remoteRateId, mapping.taxRateId]));
  const storeRates = remote.rates.map((rate) => ({ ...rate, taxRateId: rateIdOf.get(rate.id) ?? null }));
  return {
    ok: true,
    posRates,
    storeRates,
    classes: remote.classes,
    hasMore: remote.hasMore,
    suggestedClasses: suggestClasses(posRates, storeRates, remote.classes),
    suggestedRates: suggestRates(storeRates, posRates),
  };
}

/** Local rates with their classes in a store; archived rates only while they are mapped or in use. */
async function listPosRates(db: Db, businessId: number, storeId: number): Promise<PosRateView[]> {
  const rates = await db.taxRate.findMany({
    where: { businessId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      classMappings: { where: { storeId } },
      rateMappings: { where: { storeId }, take: 1 },
      members: { select: { rate: { select: { percent: true } } } },
      _count: { select: { products: { where: SYNCED_PRODUCT } } },
    },
  });
  return rates
    .filter(
      (rate) =>
        !rate.isArchived || rate.classMappings.length > 0 || rate.rateMappings.length > 0 || rate._count.products > 0,
    )
    .map(({ id, name, percent, isArchived, members, classMappings, _count }) => ({
      id,
      name,
      percent: percent.toFixed(),
      isArchived,
      products: _count.products,
      taxClass: classMappings[0]?.taxClass ?? null,
      memberPercents: members.map(({ rate }) => rate.percent.toFixed()),
    }));
}

/** Filter for products that are sent to a store. */
export const SYNCED_PRODUCT = { isSyncDisabled: false, isArchived: false } as const;
