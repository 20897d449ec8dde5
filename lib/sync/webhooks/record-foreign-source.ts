import type { Db } from "@/lib/db";
import { lockStore } from "@/lib/db/locks";
import { recordStoreEvents, storeEventDetailsSchema } from "@/lib/sync/runs/store-event";
import type { ForeignSource } from "./webhook-view";

/** How long a copy that sends nothing any more is still shown: its last delivery may be a week's only order. */
const SHOWN_MS = 7 * 24 * 60 * 60_000;

/** The time of the last delivery is written at most this often, since a copy may send as much as the store. */
const WRITE_EVERY_MS = 60 * 60_000;

/** Records once for each address that another site posts with the store's signature, and when it last did. */
export async function recordForeignSource(
  db: Db,
  store: { id: number; businessId: number },
  source: string,
  now: Date,
): Promise<void> {
  const where = { storeId: store.id, kind: "webhook_foreign", details: { path: ["source"], equals: source } } as const;
  const details = { source, lastAt: now.toISOString() };
  const known = await db.storeEvent.findFirst({ where });
  if (known) {
    const { lastAt } = toForeignSource(known);
    if (now.getTime() - Date.parse(lastAt) >= WRITE_EVERY_MS)
      await db.storeEvent.update({ where: { id: known.id }, data: { details } });
    return;
  }
  await db.$transaction(async (tx) => {
    await lockStore(tx, store.businessId, store.id);
    if (await tx.storeEvent.findFirst({ where, select: { id: true } })) return;
    await recordStoreEvents(tx, store, [{ kind: "webhook_foreign", userId: null, details }]);
  });
}

/** Lists the sites that posted with the store's signature within the last week, the latest first. */
export async function listForeignSources(db: Db, storeId: number, now: Date): Promise<ForeignSource[]> {
  const events = await db.storeEvent.findMany({ where: { storeId, kind: "webhook_foreign" } });
  return events
    .map(toForeignSource)
    .filter(({ lastAt }) => now.getTime() - Date.parse(lastAt) < SHOWN_MS)
    .sort((a, b) => b.lastAt.localeCompare(a.lastAt));
}

function toForeignSource({ details, createdAt }: { details: unknown; createdAt: Date }): ForeignSource {
  const parsed = storeEventDetailsSchema.parse(details);
  const { source, lastAt } = "source" in parsed ? parsed : { source: "", lastAt: undefined };
  return { source, lastAt: lastAt ?? createdAt.toISOString() };
}
