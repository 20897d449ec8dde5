import { setTimeout as sleep } from "node:timers/promises";
import { startRun } from "@/lib/sync/drive/start-run";
import type { Living } from "./living";

const POLL_MS = 250;

/** A run of all orders or of some products, as a person starts it; the worker does it. An earlier start's is waited for. */
export async function runToEnd(
  { deps: { db }, shop: { businessId }, storeId, owner, signal, onProgress }: Living,
  { kind, productIds }: { kind: "orders" | "products"; productIds?: number[] },
): Promise<void> {
  const mode = productIds === undefined ? "all" : "chosen";
  const started = await db.syncRun.findFirst({ where: { storeId, kind, mode, trigger: "user" } });
  const run = { businessId, storeId, kind, mode, trigger: "user", userId: owner.id, productIds } as const;
  const { id } = started ?? (await startRun(db, run));
  for (;;) {
    const { status, finishedAt } = await db.syncRun.findUniqueOrThrow({ where: { id } });
    onProgress(`  a run of ${kind}: ${status}`);
    if (finishedAt !== null) return;
    await sleep(POLL_MS, undefined, { signal });
  }
}
