import type { Db } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import type { StoreNotice } from "@/lib/sync/runs/sync-view";

/** The columns that tell whether a store is updated. */
export type StoppableStore = Pick<Store, "consumerKeyEnc" | "disconnectedAt" | "faultCode" | "faultAt" | "nextProbeAt">;

/** What keeps a store from being updated; null when nothing does. Times are ISO strings. */
export function toStoreNotice(store: StoppableStore): StoreNotice | null {
  if (store.consumerKeyEnc === null)
    return { kind: "not_connected", disconnectedAt: store.disconnectedAt?.toISOString() ?? null };
  if (store.faultCode === null) return null;
  return {
    kind: "fault",
    code: store.faultCode,
    since: store.faultAt?.toISOString() ?? null,
    nextProbeAt: store.nextProbeAt?.toISOString() ?? null,
  };
}

/**
 * What keeps a store of the business from being updated, for the head of its pages. A fault during a run that a person
 * started is none, because the run is the attempt to end it.
 */
export async function findStoreNotice(db: Db, businessId: number, storeId: number): Promise<StoreNotice | null> {
  const store = await db.store.findFirst({
    where: { id: storeId, businessId },
    select: {
      consumerKeyEnc: true,
      disconnectedAt: true,
      faultCode: true,
      faultAt: true,
      nextProbeAt: true,
      runs: { where: { status: { in: ["queued", "running"] } }, select: { id: true }, take: 1 },
    },
  });
  const notice = store && toStoreNotice(store);
  return notice?.kind === "fault" && store && store.runs.length > 0 ? null : notice;
}
