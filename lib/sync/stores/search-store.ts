import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { type AuthoriseProblem, findAuthoriseProblem } from "./authorise-problem";
import { sameAddresses } from "./same-addresses";
import { type FoundStore, findStore, type StoreNotFound } from "@/lib/woo/find-store";

/** Longest wait for each request of the search, in ms. */
const TIMEOUT_MS = 10_000;

/** A store that was found, and what this server knows of it. */
export type FoundStoreView = FoundStore & {
  /** The store of the business that already has this address. */
  knownStore: { id: number; name: string; isConnected: boolean } | null;
  /** Why the store cannot post keys to this server. */
  authoriseProblem: AuthoriseProblem | null;
};

export type StoreSearchView = FoundStoreView | StoreNotFound;

/** Finds the WooCommerce store of an address that a person typed. An obstacle is a result with a code, not thrown. */
export async function searchStore(db: Db, businessId: number, address: string): Promise<StoreSearchView> {
  const found = await findStore(address, {
    allowPrivate: env().ALLOW_PRIVATE_STORE_ADDRESSES,
    timeoutMs: TIMEOUT_MS,
  });
  if (!found.ok) return found;
  const known = await db.store.findFirst({
    where: { businessId, url: { in: sameAddresses(found.url) } },
    orderBy: { url: "desc" },
    select: { id: true, name: true, consumerKeyEnc: true },
  });
  const knownStore = known && { id: known.id, name: known.name, isConnected: known.consumerKeyEnc !== null };
  return { ...found, knownStore, authoriseProblem: findAuthoriseProblem(env().APP_URL, found.url) };
}
