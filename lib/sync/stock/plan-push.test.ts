import { describe, expect, test } from "vitest";
import { payloadFor, planPush, type PushInput, wantedQuantity } from "./plan-push";

const NONE = { sold: 0, back: 0 };
const last = { quantity: "10", storeReduced: "0", unimported: "0", unimportedBack: "0", isCaughtUp: false };
const base: PushInput = { level: "10", safetyBuffer: 0, reservation: "0", storeReduced: "0", pushed: last };

function toPush(input: PushInput) {
  const plan = planPush(input);
  if (plan.kind !== "push") throw new Error("expected a push");
  return plan;
}

describe("the wanted quantity", () => {
  test.each([
    { name: "whole pieces", input: { level: "4.9", safetyBuffer: 0, reservation: "0" }, wanted: 4 },
    { name: "less the buffer", input: { level: "10", safetyBuffer: 3, reservation: "0" }, wanted: 7 },
    {
      name: "the buffer alone never makes it negative",
      input: { level: "2", safetyBuffer: 3, reservation: "0" },
      wanted: 0,
    },
    { name: "oversold stays oversold", input: { level: "-2", safetyBuffer: 3, reservation: "0" }, wanted: -2 },
    {
      name: "less what the store holds for drafts",
      input: { level: "10", safetyBuffer: 1, reservation: "4" },
      wanted: 5,
    },
  ])("$name", ({ input, wanted }) => expect(wantedQuantity(input)).toBe(wanted));
});

describe("interleavings", () => {
  test("nothing moved: nothing is fetched or sent", () => {
    expect(planPush(base)).toEqual({ kind: "upToDate", quantity: 10, unimported: NONE });
  });

  test("an imported online order: both counted it, nothing is sent", () => {
    expect(planPush({ ...base, level: "9", storeReduced: "1" })).toEqual({
      kind: "upToDate",
      quantity: 9,
      unimported: NONE,
    });
  });

  test("a counter sale is sent as a difference", () => {
    const plan = toPush({ ...base, level: "8" });
    expect(plan).toEqual({ kind: "push", wanted: 8, expected: 10, unimported: NONE });
    expect(payloadFor(plan, 10)).toEqual({
      target: 8,
      unimported: NONE,
      payload: { manage_stock: true, inventory_delta: -2 },
    });
  });

  test("a counter sale with an unimported order: the store's reduction is not added back", () => {
    // The store sold 3 unimported units: 10 - 3 = 7.
    expect(payloadFor(toPush({ ...base, level: "8" }), 7)).toMatchObject({
      target: 5,
      unimported: { sold: 3, back: 0 },
      payload: { inventory_delta: -2 },
    });
  });

  test("... nor by any later push, until that order is imported", () => {
    const pushed = { ...last, quantity: "5", unimported: "3" };
    expect(planPush({ ...base, level: "8", pushed })).toEqual({
      kind: "upToDate",
      quantity: 5,
      unimported: { sold: 3, back: 0 },
    });
    const plan = toPush({ ...base, level: "7", pushed });
    expect(payloadFor(plan, 5)).toMatchObject({
      target: 4,
      unimported: { sold: 3, back: 0 },
      payload: { inventory_delta: -1 },
    });
    // Units sold meanwhile add to the unimported ones.
    expect(payloadFor(plan, 3)).toMatchObject({
      target: 2,
      unimported: { sold: 5, back: 0 },
      payload: { inventory_delta: -1 },
    });
  });

  test("... and once that order is imported, both are in sync without another push", () => {
    const pushed = { ...last, quantity: "5", unimported: "3" };
    expect(planPush({ ...base, level: "5", storeReduced: "3", pushed })).toEqual({
      kind: "upToDate",
      quantity: 5,
      unimported: NONE,
    });
    // Another unimported order is left out as well.
    const plan = toPush({ ...base, level: "4", storeReduced: "3", pushed });
    expect(plan).toEqual({ kind: "push", wanted: 4, expected: 5, unimported: NONE });
    expect(payloadFor(plan, 4)).toMatchObject({ target: 3, unimported: { sold: 1, back: 0 } });
  });

  test("... and if no order came, it was a manual change, which the next push repairs", () => {
    const plan = toPush({ ...base, level: "8", pushed: { ...last, quantity: "5", unimported: "3", isCaughtUp: true } });
    expect(plan).toEqual({ kind: "push", wanted: 8, expected: 5, unimported: NONE });
    expect(payloadFor(plan, 5)).toMatchObject({ target: 8, unimported: NONE, payload: { inventory_delta: 3 } });
  });

  test("the remote quantity is fetched when unimported units are given up, even where the quantities are equal", () => {
    // Two units were missing because of a lost answer; then two were really sold, and counted as those.
    const plan = toPush({
      ...base,
      level: "6",
      storeReduced: "2",
      pushed: { ...last, quantity: "6", unimported: "2", isCaughtUp: true },
    });
    expect(payloadFor(plan, 4)).toMatchObject({ target: 4, unimported: { sold: 2, back: 0 }, payload: null });
  });

  test("an order cancelled after the poll: its units are offered once, when the cancellation is imported", () => {
    const before = { ...base, level: "10", storeReduced: "3" };
    const pushed = { ...last, storeReduced: "3" };
    // A counter sale is sent while the store has put 3 back: 13.
    const sent = payloadFor(toPush({ ...before, level: "9", pushed }), 13);
    expect(sent).toMatchObject({ target: 9, unimported: { sold: 0, back: 3 }, payload: { inventory_delta: -4 } });
    const plan = toPush({
      ...base,
      level: "12",
      storeReduced: "0",
      pushed: { ...pushed, quantity: "9", unimportedBack: "3" },
    });
    expect(plan).toEqual({ kind: "push", wanted: 12, expected: 9, unimported: NONE });
    expect(payloadFor(plan, 9)).toMatchObject({ target: 12, payload: { inventory_delta: 3 } });
  });

  test("units sold and put back, both unimported, are no change; a sale after a rise is still left out", () => {
    const sold = toPush({ ...base, level: "9", pushed: { ...last, quantity: "7", unimported: "3" } });
    expect(payloadFor(sold, 10)).toMatchObject({ target: 9, unimported: NONE, payload: { inventory_delta: -1 } });
    const risen = toPush({ ...base, level: "9", pushed: { ...last, unimportedBack: "3" } });
    expect(payloadFor(risen, 8)).toMatchObject({
      target: 7,
      unimported: { sold: 2, back: 3 },
      payload: { inventory_delta: -1 },
    });
  });

  test("an unpaid order: reserved in the store, a draft in the POS", () => {
    expect(planPush({ ...base, reservation: "2", storeReduced: "2" })).toEqual({
      kind: "upToDate",
      quantity: 8,
      unimported: NONE,
    });
  });

  test("received goods are sent although an order is unimported", () => {
    expect(payloadFor(toPush({ ...base, level: "30" }), 9)).toMatchObject({
      target: 29,
      payload: { manage_stock: true, inventory_delta: 20 },
    });
  });

  test("stock raised manually in the store: the POS's level wins", () => {
    expect(payloadFor(toPush({ ...base, level: "8" }), 50)).toMatchObject({
      target: 8,
      payload: { manage_stock: true, inventory_delta: -42 },
    });
  });

  test("a push whose answer was lost is not applied twice", () => {
    // The push changed 10 to 8, but 10 is still recorded as the last push; the remote quantity is 8.
    // The difference counts as two unimported units: two too few are offered until the next poll, never two too many.
    expect(payloadFor(toPush({ ...base, level: "8" }), 8)).toMatchObject({
      target: 6,
      unimported: { sold: 2, back: 0 },
    });
    // Received goods, 10 to 15, have reached the store.
    expect(payloadFor(toPush({ ...base, level: "15" }), 15)).toMatchObject({ target: 15, payload: null });
  });

  test("a first push, and a store that does not count stock yet, are sent the quantity itself", () => {
    const first = { kind: "push", wanted: 10, expected: null, unimported: NONE } as const;
    expect(planPush({ ...base, pushed: null })).toEqual(first);
    expect(payloadFor(first, null)).toMatchObject({ target: 10, payload: { manage_stock: true, stock_quantity: 10 } });
    expect(payloadFor(first, 4)).toMatchObject({ target: 10, payload: { manage_stock: true, inventory_delta: 6 } });
  });
});
