/** Items in one request, create and update together (recording `product.batch.101`: 413 above that). */
export const MAX_BATCH_ITEMS = 100;

/**
 * The store's work in one request. Hosts end a request after 30 or 60 s, and stores slow down from 60 items a second to 4
 * within one run, so 5 s leave room for a sixfold slowdown between two batches.
 */
const TARGET_MS = 5_000;

/**
 * A request costs some time whatever it holds, on a busy store seconds. A small batch may therefore take longer than the
 * target: without that, one request of 5 s would fix the size at a single item for ever.
 */
const SMALL_ITEMS = 8;
const SMALL_MS = 15_000;

/** Items of the first batch to a store whose pace is unknown: 9 s at 0.35 s an item, the slowest store measured. */
const START_ITEMS = 25;

/** One quick answer does not prove the next one, so sizes grow in steps. */
const GROWTH = 2;

/** What is known of a store's pace with one kind of item. */
export type Pace = {
  /** Most items of the next batch. */
  size: number;
  /** Estimated time per item; null before the first answer. */
  msPerItem: number | null;
};

/** A batch that was sent: how long its answer took, or how long it was waited for when the answer was lost. */
export type BatchTiming = { items: number; durationMs: number; isLost: boolean };

/**
 * Returns the pace after a batch. A slower answer counts at once, a quicker one by half, and the size grows at most
 * twofold. The items of a lost batch count against it: the store needs at least as long as it was waited for, and the
 * next batch is at most half as large.
 */
export function nextPace(pace: Pace, { items, durationMs, isLost }: BatchTiming): Pace {
  if (items === 0) return pace;
  const measured = durationMs / items;
  const known = pace.msPerItem;
  const msPerItem = known === null || measured > known ? measured : (known + measured) / 2;
  if (isLost) {
    const slowest = Math.max(measured, known ?? 0);
    return { size: clamp(Math.min(items / 2, TARGET_MS / slowest)), msPerItem: slowest };
  }
  const wanted = Math.max(TARGET_MS / msPerItem, Math.min(SMALL_ITEMS, SMALL_MS / msPerItem));
  // A small batch proves little about a large one, so growth begins from the batch that was sent.
  return { size: clamp(Math.min(wanted, Math.max(pace.size, items * GROWTH))), msPerItem };
}

function clamp(items: number): number {
  return Math.min(Math.max(Math.floor(items), 1), MAX_BATCH_ITEMS);
}

/** The pace of one store, per kind of item, and the creates that it may still be working on. One per process. */
export type BatchPace = {
  /** What is known of a kind of item. */
  of(kind: string): Pace;
  note(kind: string, timing: BatchTiming): void;
  /** The longest answer so far, in ms. */
  slowestMs(): number;
  /** When (ms of the clock) creates were last sent whose answer was lost; null when the store has stood still since. */
  lostSince(): number | null;
  noteLost(sentAt: number): void;
  /** Closes lost creates that were sent at that time or before. */
  noteStandStill(sentAt: number): void;
};

/** @param startItems most items of the first batch of each kind */
export function createBatchPace({ startItems = START_ITEMS }: { startItems?: number } = {}): BatchPace {
  const paces = new Map<string, Pace>();
  let slowestMs = 0;
  let lostSince: number | null = null;
  const of = (kind: string): Pace => paces.get(kind) ?? { size: startItems, msPerItem: null };
  return {
    of,
    note(kind, timing) {
      paces.set(kind, nextPace(of(kind), timing));
      if (!timing.isLost) slowestMs = Math.max(slowestMs, timing.durationMs);
    },
    slowestMs: () => slowestMs,
    lostSince: () => lostSince,
    noteLost: (sentAt) => {
      lostSince = Math.max(lostSince ?? 0, sentAt);
    },
    noteStandStill: (sentAt) => {
      if (lostSince !== null && lostSince <= sentAt) lostSince = null;
    },
  };
}
