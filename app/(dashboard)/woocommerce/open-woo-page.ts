import { notFound } from "next/navigation";
import type { Access } from "@/lib/auth/access";
import { requirePage, type SessionUser } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { countDecisions } from "@/lib/sync/products/decisions";
import { listStores } from "@/lib/sync/stores/list-stores";
import { findStoreNotice } from "@/lib/sync/stores/store-notice";
import type { StoreListItem, StoreNotice } from "@/lib/sync/runs/sync-view";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export type WooPage = {
  user: SessionUser;
  stores: StoreListItem[];
  /** The store of the page; null without a store, or while a store is being added. */
  store: StoreListItem | null;
  decisions: number;
  /** What keeps the store from being updated. */
  notice: StoreNotice | null;
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
  const [decisions, notice] = store
    ? await Promise.all([
        countDecisions(getDb(), user.businessId, store.id),
        findStoreNotice(getDb(), user.businessId, store.id),
      ])
    : [0, null];
  return { user, stores, store: store ?? null, decisions, notice };
}
