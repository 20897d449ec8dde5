import { Decimal } from "decimal.js";

/**
 * The invariant of stock between POS and store
 * --------------------------------------------
 * A push never undoes a sale that the store has counted.
 *
 * The store takes goods off its own stock the moment an order is placed; the POS learns of it when
 * the order comes in. Between the two, the POS's figure is too high by what it has not seen. So:
 *
 * 1. Orders come in before stock goes out (push-stock.ts polls first).
 * 2. What the store holds back for orders that are drafts here (unpaid, waiting for stock) is taken
 *    off what is offered: the store has counted it, the POS has not.
 * 3. What the store should hold is known: what it was last given, less what it took for orders we
 *    have seen since. If it holds less than that, it has counted something we have not seen. That
 *    much is not added back, for one push: by the next one its order has come in through the poll.
 * 4. The quantity is sent as a difference to what the store held when asked, so that an order placed
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
  /** What it was last given, `storeReduced` at that time, and what was left out for orders not seen then. */
  pushed: { quantity: string; storeReduced: string; unseen: string } | null;
};

export type PushPlan =
  /** The store has it right already, by its own counting. */
  | { kind: "settled"; quantity: number }
  | {
      kind: "push";
      /** What it should hold, by the POS. */
      wanted: number;
      /** What it should hold by what we last gave and have seen; null if nothing was given yet. */
      expected: number | null;
    };

/** Decides whether a quantity has to go out. Asks nothing of the store. */
export function planPush(input: PushInput): PushPlan {
  const wanted = wantedQuantity(input);
  const expected = expectedQuantity(input);
  if (expected !== null && expected === wanted) return { kind: "settled", quantity: wanted };
  return { kind: "push", wanted, expected };
}

/** The same without trusting what was remembered: the store is asked, whatever should be there. */
export function askAnyway(input: PushInput): Extract<PushPlan, { kind: "push" }> {
  return { kind: "push", wanted: wantedQuantity(input), expected: expectedQuantity(input) };
}

/** What the store is to offer: whole pieces, less reservations and buffer; the buffer alone never makes it negative. */
export function wantedQuantity({ level, safetyBuffer, reserved }: Pick<PushInput, "level" | "safetyBuffer" | "reserved">): number {
  const free = new Decimal(level).minus(reserved).floor();
  return Decimal.max(free.minus(safetyBuffer), Decimal.min(free, 0)).toNumber();
}

function expectedQuantity({ pushed, storeReduced }: PushInput): number | null {
  if (pushed === null) return null;
  const seenSince = new Decimal(storeReduced).minus(pushed.storeReduced);
  // Orders that were left out when it was sent are part of that quantity: once they come in they are not taken off again.
  const alreadyOut = Decimal.max(0, Decimal.min(seenSince, pushed.unseen));
  return new Decimal(pushed.quantity).minus(seenSince).plus(alreadyOut).toNumber();
}

export type PushPayload = { manage_stock: true; inventory_delta: number } | { manage_stock: true; stock_quantity: number };

/**
 * What to send once the store was asked what it holds; null when that is right already.
 *
 * @param actual null when the store does not count this product's stock yet
 * @returns `target`: what the store will hold if nobody else touches it; `unseen`: what it left out
 */
export function payloadFor(plan: Extract<PushPlan, { kind: "push" }>, actual: number | null): { target: number; unseen: number; payload: PushPayload | null } {
  if (actual === null) return { target: plan.wanted, unseen: 0, payload: { manage_stock: true, stock_quantity: plan.wanted } };
  const unseen = plan.expected === null ? 0 : Math.max(0, plan.expected - actual);
  const target = plan.wanted - unseen;
  const delta = target - actual;
  return { target, unseen, payload: delta === 0 ? null : { manage_stock: true, inventory_delta: delta } };
}
