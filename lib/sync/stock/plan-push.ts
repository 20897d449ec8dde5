import { Decimal } from "decimal.js";
import { type WooStockWrite, writeQuantity, writeQuantityChange } from "@/lib/woo/resources/sellable";

/**
 * The invariant of stock between POS and store
 * --------------------------------------------
 * A push never undoes a sale that the store has counted.
 *
 * The store takes goods off its own stock the moment an order is placed, and the POS only when it imports the order.
 * Between the two, the POS's level is too high by the unimported units. So:
 *
 * 1. Orders are imported before quantities are sent (catch-up-orders.ts); those of the last half minute, once a remote
 *    quantity is not the expected one.
 * 2. Reservations, for orders that are drafts in the POS (unpaid, waiting for stock), are subtracted from what is
 *    offered: the store has counted them, the POS has not.
 * 3. The expected quantity is the last pushed quantity less what the store took for orders imported since. If the
 *    remote quantity is lower, the store has sold unimported units, and these are not added back. If it is higher, the
 *    store has put unimported units back (an order cancelled after the poll), or the answer of a push was lost; these
 *    are not offered on top. Both are recorded, so that they do not count twice when their orders are imported.
 * 4. Units stay unimported until a poll that began after they were noticed has read everything and no order failure is
 *    left. Only then was the difference a manual change (or a lost answer), and the POS's level is right again. While
 *    orders are not imported at all, units stay unimported for good. Once the units are given up, the remote quantity
 *    is fetched, whatever is expected.
 * 5. The quantity is sent as a difference to the fetched remote quantity, so that an order placed between the fetch and
 *    the push survives.
 * 6. A difference is sent by one worker, which claims the row of the last push before it sends (send-claimed.ts). After a
 *    claim without a record, as after a crash or a lost answer, the remote quantity is fetched, whatever is expected.
 */
export type PushInput = {
  /** Level at the store's location, or the sum of several, a decimal string. */
  level: string;
  /** Units for the counter, never offered online. */
  safetyBuffer: number;
  /** What the store has taken for orders that take no stock in the POS, a decimal string. */
  reservation: string;
  /** What the store has taken for all imported orders, a decimal string. */
  storeReduced: string;
  /** The last push; null when no quantity was pushed yet. */
  pushed: LastPush | null;
};

export type LastPush = {
  quantity: string;
  storeReduced: string;
  unimported: string;
  unimportedBack: string;
  /** Whether all orders from before the push have been imported since (4). */
  isCaughtUp: boolean;
};

/** Unimported units (3): sold, and put back. Neither is negative. */
export type Unimported = { sold: number; back: number };

/** What to push, before the remote quantity is fetched. */
export type WantedPush = {
  kind: "push";
  /** The wanted quantity. */
  wanted: number;
  /** The expected quantity; null when no quantity was pushed yet. */
  expected: number | null;
  /** The units of the last push that are still unimported. */
  unimported: Unimported;
};

/** `upToDate`: the expected quantity is the wanted one, by the store's own counting. */
type PushPlan = { kind: "upToDate"; quantity: number; unimported: Unimported } | WantedPush;

/** Decides whether a quantity has to be sent. Requests nothing. */
export function planPush(input: PushInput): PushPlan {
  const plan = planRecheck(input);
  const { pushed } = input;
  const isGivenUp =
    pushed !== null &&
    pushed.isCaughtUp &&
    !(new Decimal(pushed.unimported).isZero() && new Decimal(pushed.unimportedBack).isZero());
  if (isGivenUp || plan.expected === null || plan.expected !== plan.wanted - plan.unimported.sold) return plan;
  return { kind: "upToDate", quantity: plan.expected, unimported: plan.unimported };
}

/** Plans a push whatever the expected quantity is, so that the remote quantity is fetched. */
export function planRecheck(input: PushInput): WantedPush {
  return { kind: "push", wanted: wantedQuantity(input), ...reckon(input) };
}

/** Returns the wanted quantity: whole units, less reservations and buffer. The buffer alone never makes it negative. */
export function wantedQuantity({
  level,
  safetyBuffer,
  reservation,
}: Pick<PushInput, "level" | "safetyBuffer" | "reservation">): number {
  const free = new Decimal(level).minus(reservation).floor();
  return Decimal.max(free.minus(safetyBuffer), Decimal.min(free, 0)).toNumber();
}

function reckon({ pushed, storeReduced }: PushInput): { expected: number | null; unimported: Unimported } {
  if (pushed === null) return { expected: null, unimported: { sold: 0, back: 0 } };
  const seenSince = new Decimal(storeReduced).minus(pushed.storeReduced);
  // The pushed quantity includes the units unimported then, so their orders do not count again once imported.
  const sold = Decimal.max(0, Decimal.min(seenSince, pushed.unimported));
  const back = Decimal.max(0, Decimal.min(seenSince.negated(), pushed.unimportedBack));
  return {
    expected: new Decimal(pushed.quantity).minus(seenSince).plus(sold).minus(back).toNumber(),
    unimported: pushed.isCaughtUp
      ? { sold: 0, back: 0 }
      : {
          sold: new Decimal(pushed.unimported).minus(sold).toNumber(),
          back: new Decimal(pushed.unimportedBack).minus(back).toNumber(),
        },
  };
}

/**
 * Returns what to send once the remote quantity is fetched; a null payload when it is right already.
 *
 * @param remote the remote quantity; null when the store does not count this product's stock yet
 * @returns `target`: the remote quantity after the push, unless somebody else changes it
 */
export function payloadFor(
  plan: WantedPush,
  remote: number | null,
): { target: number; unimported: Unimported; payload: WooStockWrite | null } {
  const missing = plan.expected === null || remote === null ? 0 : plan.expected - remote;
  // Units put back offset unimported sales first, because they may be the same units.
  const sold = Math.max(0, plan.unimported.sold + missing);
  const back = plan.unimported.back + Math.max(0, -missing - plan.unimported.sold);
  const target = plan.wanted - sold;
  const unimported = { sold, back };
  if (remote === null) return { target, unimported, payload: writeQuantity(target) };
  const delta = target - remote;
  return { target, unimported, payload: delta === 0 ? null : writeQuantityChange(delta) };
}
