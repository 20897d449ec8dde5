import { Decimal } from "decimal.js";
import { type WooStockWrite, writeQuantity, writeQuantityChange } from "@/lib/woo/resources/sellable";

/**
 * The invariant of stock between POS and store
 * --------------------------------------------
 * A push never undoes a sale that the store has counted.
 *
 * The store takes goods off its own stock the moment an order is placed; the POS learns of it when
 * the order comes in. Between the two, the POS's figure is too high by what it has not seen. So:
 *
 * 1. Orders come in before stock goes out (catch-up-orders.ts).
 * 2. What the store holds back for orders that are drafts here (unpaid, waiting for stock) is taken
 *    off what is offered: the store has counted it, the POS has not.
 * 3. What the store should hold is known: what it was last given, less what it took for orders we
 *    have seen since. If it holds less than that, it has sold something we have not seen: that much
 *    is not added back. If it holds more, it has put something back that we have not seen (an order
 *    cancelled after the poll), or a push reached it whose answer was lost: that is not offered on
 *    top. Both are remembered, so that they do not count a second time when their orders come in.
 * 4. What is unseen stays so until a poll that began after it was noticed has read everything, and no
 *    order is left that could not be imported. Only then was it somebody's hand (or a lost answer),
 *    and the POS's figure holds again. While orders are not imported at all it stays for good.
 *    Once it is given up the store is asked what it holds, whatever should be there.
 * 5. The quantity is sent as a difference to what the store held when asked, so that an order placed
 *    between asking and sending is kept as well.
 */
export type PushInput = {
  /** Stock of the store's location. */
  level: string;
  /** Kept back for the counter. */
  safetyBuffer: number;
  /** What the store has taken for orders that take no stock here. */
  reserved: string;
  /** What the store has taken for all orders we have seen. */
  storeReduced: string;
  /** What it was last given, and what held at that time. */
  pushed: LastPush | null;
};

export type LastPush = {
  quantity: string;
  storeReduced: string;
  unseen: string;
  unseenBack: string;
  /** Whether all orders of that time have come in since (4). */
  isCaughtUp: boolean;
};

/** What the store has counted and we have not seen (3): pieces sold, pieces put back. Both never negative. */
export type Unseen = { sold: number; back: number };

/** What to push, before the store was asked what it holds. */
export type WantedPush = {
  kind: "push";
  /** What it should hold, by the POS. */
  wanted: number;
  /** What it should hold by what we last gave and have seen; null if nothing was given yet. */
  expected: number | null;
  /** What was unseen at the last push and is so still. */
  unseen: Unseen;
};

/** Settled: the store has it right already, by its own counting. */
type PushPlan = { kind: "settled"; quantity: number; unseen: Unseen } | WantedPush;

/** Decides whether a quantity has to go out. Asks nothing of the store. */
export function planPush(input: PushInput): PushPlan {
  const plan = askAnyway(input);
  const { pushed } = input;
  const isGivenUp =
    pushed !== null &&
    pushed.isCaughtUp &&
    !(new Decimal(pushed.unseen).isZero() && new Decimal(pushed.unseenBack).isZero());
  if (isGivenUp || plan.expected === null || plan.expected !== plan.wanted - plan.unseen.sold) return plan;
  return { kind: "settled", quantity: plan.expected, unseen: plan.unseen };
}

/** The same without trusting what was remembered: the store is asked, whatever should be there. */
export function askAnyway(input: PushInput): WantedPush {
  return { kind: "push", wanted: wantedQuantity(input), ...reckon(input) };
}

/** What the store is to offer: whole pieces, less reservations and buffer; the buffer alone never makes it negative. */
export function wantedQuantity({
  level,
  safetyBuffer,
  reserved,
}: Pick<PushInput, "level" | "safetyBuffer" | "reserved">): number {
  const free = new Decimal(level).minus(reserved).floor();
  return Decimal.max(free.minus(safetyBuffer), Decimal.min(free, 0)).toNumber();
}

function reckon({ pushed, storeReduced }: PushInput): { expected: number | null; unseen: Unseen } {
  if (pushed === null) return { expected: null, unseen: { sold: 0, back: 0 } };
  const seenSince = new Decimal(storeReduced).minus(pushed.storeReduced);
  // What was unseen then is part of that quantity: once its orders come in they are not counted again.
  const sold = Decimal.max(0, Decimal.min(seenSince, pushed.unseen));
  const back = Decimal.max(0, Decimal.min(seenSince.negated(), pushed.unseenBack));
  return {
    expected: new Decimal(pushed.quantity).minus(seenSince).plus(sold).minus(back).toNumber(),
    unseen: pushed.isCaughtUp
      ? { sold: 0, back: 0 }
      : {
          sold: new Decimal(pushed.unseen).minus(sold).toNumber(),
          back: new Decimal(pushed.unseenBack).minus(back).toNumber(),
        },
  };
}

/**
 * What to send once the store was asked what it holds; null when that is right already.
 *
 * @param actual null when the store does not count this product's stock yet
 * @returns `target`: what the store will hold if nobody else touches it; `unseen`: what it has counted that we have not seen
 */
export function payloadFor(
  plan: WantedPush,
  actual: number | null,
): { target: number; unseen: Unseen; payload: WooStockWrite | null } {
  const missing = plan.expected === null || actual === null ? 0 : plan.expected - actual;
  // What came back may be what was sold unseen: it is that first.
  const sold = Math.max(0, plan.unseen.sold + missing);
  const back = plan.unseen.back + Math.max(0, -missing - plan.unseen.sold);
  const target = plan.wanted - sold;
  const unseen = { sold, back };
  if (actual === null) return { target, unseen, payload: writeQuantity(target) };
  const delta = target - actual;
  return { target, unseen, payload: delta === 0 ? null : writeQuantityChange(delta) };
}
