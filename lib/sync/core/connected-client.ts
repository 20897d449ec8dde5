import type { Db } from "@/lib/db";
import { checkBefore } from "@/lib/woo/check-before";
import { Interrupted } from "@/lib/woo/interrupted";
import type { WooClient } from "@/lib/woo/woo-client";

/**
 * Returns a client that asks the database before each request whether the store is still connected. Work that has read the
 * keys before a person disconnects the store thereby ends with the request under way.
 *
 * @param onDisconnected ends what else the work has under way
 */
export function whileConnected(
  db: Db,
  storeId: number,
  client: WooClient,
  onDisconnected: () => void = () => undefined,
): WooClient {
  return checkBefore(client, async () => {
    if ((await db.store.count({ where: { id: storeId, disconnectedAt: null } })) > 0) return;
    onDisconnected();
    throw new Interrupted();
  });
}
