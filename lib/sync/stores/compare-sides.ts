import type { Db } from "@/lib/db";
import type { CatalogLead } from "@/lib/generated/prisma/enums";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import type { StoreProfile } from "@/lib/sync/settings/store-profile";
import { ONCE } from "@/lib/woo/call-store";
import { countThings } from "@/lib/woo/resources/counts";
import { isWooError } from "@/lib/woo/woo-error";
import { AppError } from "@/lib/errors";
import { type SideCounts, suggestLead } from "./catalog-lead";
import { testStore } from "./test-store";

export type SidesView =
  | { ok: true; profile: StoreProfile; store: SideCounts; shop: SideCounts; suggested: CatalogLead }
  | { ok: false; code: string; detail: string | null };

/**
 * Tests a store's saved keys and counts what the store and the POS have. A refusal of the store is returned, not thrown.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `invalid_input` (`invalidInput`) when no keys are saved
 * @throws AppError `conflict` (`storeKeysUnreadable`) when the keys cannot be decrypted
 */
export async function compareSides(
  { db, openClient }: Pick<EngineDeps, "db" | "openClient">,
  businessId: number,
  storeId: number,
): Promise<SidesView> {
  const saved = await db.store.findFirst({ where: { id: storeId, businessId } });
  if (!saved) throw new AppError("not_found", "notFound");
  const test = await testStore(db, businessId, { storeId, url: saved.url, consumerKey: "", consumerSecret: "" });
  if (!test.ok) return { ok: false, code: test.code, detail: test.storeMessage };
  try {
    const [counts, shop] = await Promise.all([countThings(openClient(saved), ONCE), countShop(db, businessId)]);
    const { simpleProducts, variableProducts, allProducts, categories, orders } = counts;
    const otherProducts =
      simpleProducts === null || variableProducts === null || allProducts === null
        ? null
        : Math.max(0, allProducts - simpleProducts - variableProducts);
    const taxes = test.profile.taxClasses.length;
    const store = { simpleProducts, variableProducts, otherProducts, categories, orders, taxes };
    return { ok: true, profile: test.profile, store, shop, suggested: suggestLead(store, shop) };
  } catch (error) {
    if (!isWooError(error)) throw error;
    return { ok: false, code: error.code, detail: error.storeMessage ?? null };
  }
}

async function countShop(db: Db, businessId: number): Promise<SideCounts> {
  const ofType = (type: "simple" | "variable") => db.product.count({ where: { businessId, type, isArchived: false } });
  const [simpleProducts, variableProducts, categories, orders, taxes] = await Promise.all([
    ofType("simple"),
    ofType("variable"),
    db.category.count({ where: { businessId } }),
    db.sale.count({ where: { businessId, status: "final" } }),
    db.taxRate.count({ where: { businessId, isArchived: false } }),
  ]);
  return { simpleProducts, variableProducts, otherProducts: 0, categories, orders, taxes };
}
