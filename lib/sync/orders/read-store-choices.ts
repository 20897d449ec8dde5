import { ONCE } from "@/lib/woo/call-store";
import { listOrderStatuses } from "@/lib/woo/resources/orders";
import { listPaymentMethods } from "@/lib/woo/resources/settings";
import { isWooError } from "@/lib/woo/woo-error";
import { AppError } from "@/lib/errors";
import { type EngineDeps, loadStoreContext } from "@/lib/sync/core/run-context";
import { UNPLACED_STATUSES } from "@/lib/sync/settings/order-settings";

export type StoreChoice = { slug: string; name: string };
export type StoreOrderChoices =
  | { ok: true; statuses: StoreChoice[]; payments: StoreChoice[] }
  | { ok: false; errorCode: string; errorDetail: string | null };

/**
 * Fetches a store's order statuses, including those of plugins, and its payment methods for the mapping. Statuses of
 * abandoned checkouts are left out, as their orders are.
 * Without a list of payment methods the statuses alone are returned.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`storeKeysUnreadable`) when the store's keys cannot be decrypted
 */
export async function readStoreOrderChoices(
  deps: EngineDeps,
  businessId: number,
  storeId: number,
): Promise<StoreOrderChoices> {
  const store = await deps.db.store.findFirst({ where: { id: storeId, businessId }, select: { id: true } });
  if (!store) throw new AppError("not_found", "notFound");
  const context = await loadStoreContext(deps, storeId);
  if (!context) throw new AppError("conflict", "storeNotConnected");
  const { client } = context;
  try {
    const statuses = await listOrderStatuses(client, ONCE);
    const payments = await listPaymentMethods(client, ONCE).catch((error: unknown) => {
      if (isWooError(error)) return [];
      throw error;
    });
    const placed = statuses.filter(({ slug }) => !UNPLACED_STATUSES.includes(slug));
    return { ok: true, statuses: placed, payments };
  } catch (error) {
    if (!isWooError(error)) throw error;
    return { ok: false, errorCode: error.code, errorDetail: error.storeMessage ?? null };
  }
}
