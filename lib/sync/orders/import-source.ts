import type { Db } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import type { RetryOptions } from "@/lib/woo/retry";
import type { WooClient } from "@/lib/woo/woo-client";
import { whileConnected } from "@/lib/sync/core/connected-client";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import type { LeftOutReason } from "./left-out";

/** Where orders are imported from. */
export type ImportSource = {
  db: Db;
  client: WooClient;
  store: Store;
  /** Attempts for each request that an order needs. */
  retry?: RetryOptions | undefined;
  /** Whether no further order may be begun; absent outside of jobs. */
  isPastDeadline?: (() => boolean) | undefined;
};

/**
 * `isManual`: a person requests this order, so that its age does not matter. `isEarlier`: a person takes over the orders of
 * a store, so that their age does not matter, and the shop's stock is already without their goods.
 */
export type ImportOptions = { isManual?: boolean; isEarlier?: boolean };

export type ImportResult =
  | { outcome: "created" | "updated" | "unchanged" | "conflict" | "deleted"; saleId: number }
  | {
      outcome: "ignored";
      reason: "too_old" | "older_than_known" | "never_imported" | LeftOutReason;
      saleId: number | null;
    };

/**
 * The source for deliveries, polls and manual imports.
 *
 * @throws AppError `conflict` (`storeNotConnected`) when no client is given and the store has no keys
 * @throws AppError `conflict` (`storeKeysUnreadable`) when no client is given and the keys cannot be decrypted
 */
export function toImportSource(
  deps: Pick<EngineDeps, "db" | "retry" | "openClient" | "time">,
  store: Store,
  client: WooClient = whileConnected(deps.db, store.id, deps.openClient(store)),
): ImportSource {
  return { db: deps.db, client, store, retry: deps.retry, isPastDeadline: deps.time?.isOver };
}
