import type { Db } from "@/lib/db";
import { lockStore } from "@/lib/db/locks";
import { recordStoreEvents } from "@/lib/sync/runs/store-event";

/** Records once for each address that another site posts with the store's signature. */
export async function recordForeignSource(
  db: Db,
  store: { id: number; businessId: number },
  source: string,
): Promise<void> {
  const where = { storeId: store.id, kind: "webhook_foreign", details: { path: ["source"], equals: source } } as const;
  if (await db.storeEvent.findFirst({ where, select: { id: true } })) return;
  await db.$transaction(async (tx) => {
    await lockStore(tx, store.businessId, store.id);
    if (await tx.storeEvent.findFirst({ where, select: { id: true } })) return;
    await recordStoreEvents(tx, store, [{ kind: "webhook_foreign", userId: null, details: { source } }]);
  });
}
