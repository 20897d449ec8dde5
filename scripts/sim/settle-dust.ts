import { scheduleDueRuns } from "@/lib/sync/drive/schedule-runs";
import { resolveConflict } from "@/lib/sync/orders/resolve-conflict";
import { acceptDatabase } from "@/lib/sync/stores/accept-database";
import { RESET_KINDS, resetLinks } from "@/lib/sync/stores/reset-links";
import type { Nested } from "./action";
import { emptyTrash } from "./in-the-store";
import { findBreaches } from "./invariants/all";
import { readSnapshot } from "./invariants/read-snapshot";
import type { Snapshot } from "./invariants/snapshot";
import type { Network } from "./network";
import { handleWebhooks, press } from "./on-the-line";
import { runNextJob } from "./run-jobs";
import { POS_URL, storesOf, type World } from "./world";

/**
 * Minutes between the cycles of the schedule once nothing more happens: polls and failures, unimported units, the
 * catalogue, webhooks, the daily reconciliation, and what follows from it.
 */
const WAITS = [1, 70, 1_500, 12, 16];
/** Waits of failed items double up to a day. */
const ALL_WAITS = [...WAITS, 12, 16, 1_500, 12, 16, 1_500, 12, 16, 12];

/** How many cycles of the schedule follow a history: at least, so that daily work is done, and until all is right. */
export type Cycles = { least?: number; most?: number };

/** Daily work follows long histories alone, and short ones that need it. */
export const AFTER_SHORT: Cycles = { least: 2 };
/** No daily work is done: what is wrong afterwards is so for hours. */
export const WITHIN_HOURS: Cycles = { least: 2, most: 2 };
/** More jobs in one cycle never end. */
const MAX_JOBS = 300;

/**
 * Ends every disturbance, lets the schedule work until both sides are quiet, and returns what is then wrong. They are
 * quiet when a cycle writes nothing, on neither side.
 */
export async function settleDust(
  world: World,
  network: Network<Nested>,
  { least = WAITS.length, most = ALL_WAITS.length }: Cycles = {},
): Promise<string[]> {
  await network.deliverLate();
  for (const one of storesOf(world)) await handleWebhooks(one, "arrive");
  let breaches: string[] = [];
  for (const [position, minutes] of ALL_WAITS.slice(0, most).entries()) {
    const before = await countWrites(world);
    await cycle(world, network, minutes);
    if (position + 1 < least) continue;
    const writes = findNeedlessWrites(before, await countWrites(world));
    breaches = [...(await breachesOf(world)), ...writes];
    if (breaches.length === 0) break;
  }
  return breaches;
}

async function breachesOf(world: World): Promise<string[]> {
  const snapshots: Snapshot[] = [];
  for (const { db, storeId, sim } of storesOf(world)) snapshots.push(await readSnapshot(db, storeId, sim.store.state));
  return snapshots.flatMap((snapshot) => {
    const others = snapshots.filter((other) => other !== snapshot);
    return findBreaches({ ...snapshot, elsewhere: others });
  });
}

async function cycle(world: World, network: Network<Nested>, minutes: number): Promise<void> {
  world.figures.cycles += 1;
  await world.clock.forward(minutes * 60_000);
  for (const one of storesOf(world)) await doWhatPeopleDo(one);
  await scheduleDueRuns(world.db, POS_URL);
  for (let jobs = 0; (await runNextJob(world, network, [])) !== "none"; jobs += 1)
    if (jobs === MAX_JOBS) throw new Error(`more than ${MAX_JOBS} jobs in one cycle`);
  for (const one of storesOf(world)) await handleWebhooks(one, "arrive");
}

/**
 * A person chooses the store's side of a conflict, empties the store's trash when asked to, accepts another database,
 * and matches a restored store again. The person also sends everything again after products were deleted or quantities
 * typed in the store, which the POS does not read by itself.
 */
async function doWhatPeopleDo(world: World): Promise<void> {
  const { db, businessId, storeId, seller } = world;
  for (const { saleId, contentHash } of await db.orderLink.findMany({ where: { storeId, state: "conflict" } }))
    await resolveConflict(db, { businessId, saleId, userId: seller.id, choice: { keep: "store", contentHash } });
  for (const { productId } of await db.syncFailure.findMany({ where: { storeId, errorCode: "in_store_trash" } }))
    for (const { sku } of world.goods.filter((goods) => goods.productId === productId)) emptyTrash(world, sku);
  const { faultCode } = await db.store.findUniqueOrThrow({ where: { id: storeId }, select: { faultCode: true } });
  if (faultCode === "other_database") world.isRestored = true;
  if (!world.isRestored && !world.areQuantitiesOff) return;
  const active = await db.syncRun.count({ where: { storeId, status: { in: ["queued", "running"] } } });
  if (active > 0) return;
  if (faultCode === "other_database") await acceptDatabase(db, { businessId, storeId, userId: seller.id });
  else if (world.isRestored)
    for (const kind of RESET_KINDS) await resetLinks(db, { businessId, storeId, userId: seller.id, kind });
  await press(world, "forced");
  world.isRestored = false;
  world.areQuantitiesOff = false;
}

type Writes = Record<string, number>;

function findNeedlessWrites(before: Writes, after: Writes): string[] {
  return Object.entries(after).flatMap(([what, count]) => {
    const more = count - (before[what] ?? 0);
    return more === 0 ? [] : [`a further cycle writes nothing: ${more} ${what}`];
  });
}

async function countWrites(world: World): Promise<Writes> {
  const { db, businessId } = world;
  return {
    "requests that change the store": storesOf(world).reduce((sum, { sim }) => sum + sim.writes(), 0),
    movements: await db.stockMovement.count({ where: { businessId } }),
    sales: await db.sale.count({ where: { businessId } }),
  };
}
