import { notFound } from "next/navigation";
import type { Access } from "@/lib/auth/access";
import { requirePage, type SessionUser } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { countDecisions } from "@/lib/sync/products/decisions";
import { listStores } from "@/lib/sync/stores/list-stores";
import type { StoreListItem } from "@/lib/sync/runs/sync-view";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export type WooPage = {
  user: SessionUser;
  stores: StoreListItem[];
  /** The store of the page; null without a store, or while a store is being added. */
  store: StoreListItem | null;
  decisions: number;
};

/**
 * The user and the store of the page: the store of the address (`?store=5`), otherwise the first. A store of another
 * business is not found.
 */
export async function openWooPage(access: Access, storeParam: string | string[] | undefined): Promise<WooPage> {
  const user = await requirePage(access);
  const stores = await listStores(getDb(), user.businessId);
  const store =
    storeParam === "new"
      ? null
      : storeParam === undefined
        ? stores[0]
        : stores.find(({ id }) => String(id) === storeParam);
  if (store === undefined && storeParam !== undefined) notFound();
  const decisions = store ? await countDecisions(getDb(), user.businessId, store.id) : 0;
  return { user, stores, store: store ?? null, decisions };
}
