import { describe, expect, test } from "vitest";
import { payloadFor, planPush, wantedQuantity } from "./plan-push";

const base = { level: "10", safetyBuffer: 0, reserved: "0", storeReduced: "0", pushed: { quantity: "10", storeReduced: "0", unseen: "0" } };

describe("what a store is to offer", () => {
  test.each([
    { name: "whole pieces", input: { level: "4.9", safetyBuffer: 0, reserved: "0" }, wanted: 4 },
    { name: "less the buffer", input: { level: "10", safetyBuffer: 3, reserved: "0" }, wanted: 7 },
    { name: "the buffer alone never makes it negative", input: { level: "2", safetyBuffer: 3, reserved: "0" }, wanted: 0 },
    { name: "oversold stays oversold", input: { level: "-2", safetyBuffer: 3, reserved: "0" }, wanted: -2 },
    { name: "less what the store holds for drafts", input: { level: "10", safetyBuffer: 1, reserved: "4" }, wanted: 5 },
  ])("$name", ({ input, wanted }) => expect(wantedQuantity(input)).toBe(wanted));
});

describe("interleavings", () => {
  test("nothing moved: nothing is asked or sent", () => {
    expect(planPush(base)).toEqual({ kind: "settled", quantity: 10 });
  });

  test("an online order that came in: both counted it, nothing is sent", () => {
    expect(planPush({ ...base, level: "9", storeReduced: "1" })).toEqual({ kind: "settled", quantity: 9 });
  });

  test("a counter sale goes out as a difference", () => {
    const plan = planPush({ ...base, level: "8" });
    expect(plan).toEqual({ kind: "push", wanted: 8, expected: 10 });
    if (plan.kind === "push") expect(payloadFor(plan, 10)).toMatchObject({ target: 8, payload: { manage_stock: true, inventory_delta: -2 } });
  });

  test("a counter sale while an order is under way: the store's reduction is not added back", () => {
    const plan = planPush({ ...base, level: "8" });
    // The store sold 3 that we have not seen: 10 - 3 = 7.
    if (plan.kind !== "push") throw new Error("expected a push");
    expect(payloadFor(plan, 7)).toMatchObject({ target: 5, payload: { manage_stock: true, inventory_delta: -2 } });
  });

  test("... and once that order has come in, both agree without another push", () => {
    const pushed = { quantity: "5", storeReduced: "0", unseen: "3" };
    expect(planPush({ ...base, level: "5", storeReduced: "3", pushed })).toEqual({ kind: "settled", quantity: 5 });
    // Another order under way meanwhile is left out in its turn.
    const plan = planPush({ ...base, level: "4", storeReduced: "3", pushed });
    expect(plan).toEqual({ kind: "push", wanted: 4, expected: 5 });
    if (plan.kind === "push") expect(payloadFor(plan, 4)).toMatchObject({ target: 3, unseen: 1 });
  });

  test("... and if no order came, it was somebody's hand: the next push puts it right", () => {
    const plan = planPush({ ...base, level: "8", pushed: { quantity: "5", storeReduced: "0", unseen: "3" } });
    expect(plan).toEqual({ kind: "push", wanted: 8, expected: 5 });
    if (plan.kind === "push") expect(payloadFor(plan, 5)).toMatchObject({ target: 8, payload: { inventory_delta: 3 } });
  });

  test("an unpaid order: reserved there, a draft here", () => {
    expect(planPush({ ...base, reserved: "2", storeReduced: "2" })).toEqual({ kind: "settled", quantity: 8 });
  });

  test("goods received go out although an order is under way", () => {
    const plan = planPush({ ...base, level: "30" });
    if (plan.kind !== "push") throw new Error("expected a push");
    expect(payloadFor(plan, 9)).toMatchObject({ target: 29, payload: { manage_stock: true, inventory_delta: 20 } });
  });

  test("somebody raised the stock in the store by hand: the POS's figure wins", () => {
    const plan = planPush({ ...base, level: "8" });
    if (plan.kind !== "push") throw new Error("expected a push");
    expect(payloadFor(plan, 50)).toMatchObject({ target: 8, payload: { manage_stock: true, inventory_delta: -42 } });
  });

  test("a push whose answer was lost is not applied twice", () => {
    // It went from 10 to 8, but we still remember 10: asked again, the store holds 8.
    const plan = planPush({ ...base, level: "8" });
    if (plan.kind !== "push") throw new Error("expected a push");
    // Read as two unseen pieces: two too few are offered until the next push, never two too many.
    expect(payloadFor(plan, 8).target).toBe(6);
  });

  test("first push, and a store that does not count stock yet, get the figure itself", () => {
    expect(planPush({ ...base, pushed: null })).toEqual({ kind: "push", wanted: 10, expected: null });
    expect(payloadFor({ kind: "push", wanted: 10, expected: null }, null)).toMatchObject({ target: 10, payload: { manage_stock: true, stock_quantity: 10 } });
    expect(payloadFor({ kind: "push", wanted: 10, expected: null }, 4)).toMatchObject({ target: 10, payload: { manage_stock: true, inventory_delta: 6 } });
  });
});
