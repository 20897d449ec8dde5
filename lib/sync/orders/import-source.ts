import type { Db } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import type { RetryOptions } from "@/lib/woo/retry";
import type { WooClient } from "@/lib/woo/woo-client";
import type { EngineDeps } from "@/lib/sync/core/run-context";

/** Where orders are imported from. */
export type ImportSource = {
  db: Db;
  client: WooClient;
  store: Store;
  /** How often what an order needs is requested. */
  retry?: RetryOptions | undefined;
};

/** `isAsked`: a person wants this very order, however old it is. */
export type ImportOptions = { isAsked?: boolean };

export type ImportResult =
  | { outcome: "created" | "updated" | "unchanged" | "conflict" | "deleted"; saleId: number }
  | { outcome: "ignored"; reason: "too_old" | "older_than_known" | "never_imported"; saleId: number | null };

/**
 * The source of a delivery, a poll and an order that a person asks for alike.
 *
 * @throws AppError conflict `storeNotConnected` or `storeKeysUnreadable` where no client is given
 */
export function toImportSource(
  deps: Pick<EngineDeps, "db" | "retry" | "openClient">,
  store: Store,
  client: WooClient = deps.openClient(store),
): ImportSource {
  return { db: deps.db, client, store, retry: deps.retry };
}
