import { expect, test } from "vitest";
import { decideState, type KnownState } from "./decide-state";
import { type ProductState, worstState } from "./product-state-view";

const KNOWN: KnownState = {
  storeId: 1,
  isSyncDisabled: false,
  isArchived: false,
  remoteId: 70,
  errorCode: null,
  needsDecision: false,
  isInScope: true,
};

test.each([
  ["online", {}, false],
  ["waiting", {}, true],
  ["failed", { errorCode: "timeout" }, true],
  ["decision", { needsDecision: true, remoteId: null, errorCode: "timeout" }, false],
  ["keptOut", { isSyncDisabled: true, errorCode: "timeout" }, true],
  ["hidden", { isArchived: true }, false],
  ["waiting", { isArchived: true }, true],
  ["notSent", { isArchived: true, remoteId: null, isInScope: false }, true],
  ["notSent", { remoteId: null }, true],
  ["outOfScope", { remoteId: null, isInScope: false }, true],
] as const)("%s: %o, with changes: %s", (kind, values, hasChanges) => {
  expect(decideState({ ...KNOWN, ...values }, () => hasChanges)).toMatchObject({ kind });
});

test("only a failure states its cause", () => {
  expect(decideState({ ...KNOWN, errorCode: "timeout" }, () => false).errorCode).toBe("timeout");
  expect(decideState({ ...KNOWN, errorCode: "timeout", isSyncDisabled: true }, () => false).errorCode).toBeNull();
});

test("the worst of several stores stands for all", () => {
  const states = (["online", "waiting", "failed", "online"] as const).map((kind, storeId): ProductState => ({
    storeId,
    kind,
    errorCode: null,
    remoteId: null,
  }));
  expect(worstState(states)).toMatchObject({ state: { kind: "failed", storeId: 2 }, count: 1 });
  expect(worstState(states.filter(({ kind }) => kind === "online"))).toMatchObject({ count: 2 });
  expect(worstState([])).toBeNull();
});
