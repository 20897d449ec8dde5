import { describe, expect, test } from "vitest";
import { type ShownRun, toRunProgress } from "./run-progress";

const NOW = new Date("2026-05-01T10:00:10Z");

function run(values: Partial<ShownRun> = {}): ShownRun {
  return {
    id: 1,
    businessId: 1,
    storeId: 1,
    kind: "products",
    mode: "all",
    status: "running",
    trigger: "user",
    startedById: 1,
    phase: "products",
    cursor: null,
    isForced: false,
    retryOfId: null,
    productIds: [],
    total: 1000,
    done: 200,
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
    stalls: 0,
    resumeAt: null,
    cancelRequestedAt: null,
    errorCode: null,
    errorDetail: null,
    changesUpTo: null,
    createdAt: new Date("2026-05-01T10:00:00Z"),
    startedAt: new Date("2026-05-01T10:00:00Z"),
    phaseStartedAt: new Date("2026-05-01T10:00:00Z"),
    finishedAt: null,
    log: "whole",
    startedBy: { name: "Mona" },
    ...values,
  };
}

test("rate and time left are those of the phase", () => {
  expect(toRunProgress(run(), NOW)).toMatchObject({ ratePerSecond: 20, secondsLeft: 40, startedBy: "Mona" });
});

describe("there is no rate", () => {
  test.each([
    ["in the first moments", run({ phaseStartedAt: new Date("2026-05-01T10:00:09Z") })],
    ["before anything is done", run({ done: 0 })],
    ["while the store is given time", run({ resumeAt: new Date("2026-05-01T10:05:00Z") })],
    ["after the end", run({ status: "completed" })],
  ])("%s", (_, each) => {
    expect(toRunProgress(each, NOW)).toMatchObject({ ratePerSecond: null, secondsLeft: null });
  });
});

test("more done than counted leaves no negative time", () => {
  expect(toRunProgress(run({ done: 1200 }), NOW).secondsLeft).toBe(0);
});

test("a cancelled run that has ended is no longer cancelling", () => {
  const cancelRequestedAt = NOW;
  expect(toRunProgress(run({ cancelRequestedAt }), NOW).isCancelling).toBe(true);
  expect(toRunProgress(run({ cancelRequestedAt, status: "cancelled" }), NOW).isCancelling).toBe(false);
});
