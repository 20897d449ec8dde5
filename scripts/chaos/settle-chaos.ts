import { setTimeout as sleep } from "node:timers/promises";
import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import type { Db } from "@/lib/db";
import { findBreaches } from "../sim/invariants/all";
import { readSnapshot } from "../sim/invariants/read-snapshot";
import { passTime } from "./pass-time";
import type { ServerProcess } from "./server-process";

const LOOK_EVERY_MS = 3_000;
const QUIET_WITHIN_MS = 10 * 60_000;
/** Minutes that pass with each look: enough for a poll. */
const MINUTES_PER_LOOK = 6;
/** A rule that holds twice in a row, with time between, holds. */
const QUIET_LOOKS = 3;

/** Leaves everything alone until no rule is broken, or the time is over; returns what is broken then. */
export async function settleChaos(
  db: Db,
  sandbox: SandboxStore,
  storeId: number,
  processes: readonly ServerProcess[],
): Promise<{ breaches: string[]; seconds: number }> {
  const begunAt = performance.now();
  let breaches: string[] = [];
  for (let quiet = 0; quiet < QUIET_LOOKS && performance.now() - begunAt < QUIET_WITHIN_MS;) {
    for (const process of processes) if (!process.isRunning()) process.start();
    await sleep(LOOK_EVERY_MS);
    await sandbox.deliverWebhooks();
    breaches = findBreaches(await readSnapshot(db, storeId, sandbox.state.raw()));
    quiet = breaches.length === 0 ? quiet + 1 : 0;
    await passTime(db, storeId, MINUTES_PER_LOOK);
  }
  return { breaches, seconds: (performance.now() - begunAt) / 1_000 };
}
