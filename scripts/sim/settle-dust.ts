import { scheduleDueRuns } from "@/lib/sync/drive/schedule-runs";
import { resolveConflict } from "@/lib/sync/orders/resolve-conflict";
import { RESET_KINDS, resetLinks } from "@/lib/sync/stores/reset-links";
import type { Nested } from "./action";
import { findBreaches } from "./invariants/all";
import { readSnapshot } from "./invariants/read-snapshot";
import type { Network } from "./network";
import { handleWebhooks, press } from "./on-the-line";
import { runNextJob } from "./run-jobs";
import { POS_URL, type World } from "./world";

/**
 * Minutes between the cycles of the schedule once nothing more happens: polls and failures, unimported units, the
 * catalogue, webhooks, the daily reconciliation, and what follows from it.
 */
const WAITS = [1, 70, 1_500, 12];
/** Waits of failed items double up to a day. */
const FURTHER_WAITS = [12, 16, 1_500, 12, 16, 1_500, 12, 16];
/** More jobs in one cycle never end. */
const MAX_JOBS = 300;

/** Ends every disturbance, lets the schedule work until both sides are quiet, and returns what is then wrong. */
export async function settleDust(world: World, network: Network<Nested>): Promise<string[]> {
  const { db, storeId, sim } = world;
  await network.deliverLate();
  await handleWebhooks(world, "arrive");
  for (const minutes of WAITS) await cycle(world, network, minutes);
  let breaches = findBreaches(await readSnapshot(db, storeId, sim.store.state));
  for (const minutes of FURTHER_WAITS) {
    if (breaches.length === 0) break;
    await cycle(world, network, minutes);
    breaches = findBreaches(await readSnapshot(db, storeId, sim.store.state));
  }
  return breaches.length > 0 ? breaches : findNeedlessWrites(world, network);
}

async function cycle(world: World, network: Network<Nested>, minutes: number): Promise<void> {
  world.figures.cycles += 1;
  await world.clock.forward(minutes * 60_000);
  await doWhatPeopleDo(world);
  await scheduleDueRuns(world.db, POS_URL);
  for (let jobs = 0; (await runNextJob(world, network, [])) !== "none"; jobs += 1)
    if (jobs === MAX_JOBS) throw new Error(`more than ${MAX_JOBS} jobs in one cycle`);
  await handleWebhooks(world, "arrive");
}

/**
 * A person chooses the store's side of a conflict, matches a restored store again, and sends everything again after
 * quantities were typed into the store, which the POS does not read by itself.
 */
async function doWhatPeopleDo(world: World): Promise<void> {
  const { db, businessId, storeId, seller } = world;
  for (const { saleId, contentHash } of await db.orderLink.findMany({ where: { storeId, state: "conflict" } }))
    await resolveConflict(db, { businessId, saleId, userId: seller.id, choice: { keep: "store", contentHash } });
  if (!world.isRestored && !world.areQuantitiesOff) return;
  const active = await db.syncRun.count({ where: { storeId, status: { in: ["queued", "running"] } } });
  if (active > 0) return;
  if (world.isRestored)
    for (const kind of RESET_KINDS) await resetLinks(db, { businessId, storeId, userId: seller.id, kind });
  await press(world, "forced");
  world.isRestored = false;
  world.areQuantitiesOff = false;
}

/** A further cycle of a quiet shop writes nothing, on neither side. */
async function findNeedlessWrites(world: World, network: Network<Nested>): Promise<string[]> {
  const before = await countWrites(world);
  await cycle(world, network, 16);
  const after = await countWrites(world);
  return Object.entries(after).flatMap(([what, count]) => {
    const more = count - (before[what] ?? 0);
    return more === 0 ? [] : [`a further cycle writes nothing: ${more} ${what}`];
  });
}

async function countWrites({ db, businessId, sim }: World): Promise<Record<string, number>> {
  return {
    "requests that change the store": sim.writes(),
    movements: await db.stockMovement.count({ where: { businessId } }),
    sales: await db.sale.count({ where: { businessId } }),
  };
}
