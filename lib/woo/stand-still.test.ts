import { describe, expect, test } from "vitest";
import { createVirtualClock } from "@/lib/testing/virtual-clock";
import { Interrupted } from "./interrupted";
import { awaitStandStill, type LostWrite, mayStillRun, nextLookMs } from "./stand-still";
import { WooError, type WooErrorFields } from "./woo-error";

describe("whether the store may still be working", () => {
  test.each<[string, WooErrorFields, number, boolean]>([
    ["a time-out", { code: "timed_out" }, 30_000, true],
    ["a cut line", { code: "connection_lost" }, 10, true],
    ["a gateway that gave up", { code: "store_error", status: 504 }, 60_000, true],
    ["PHP's own crash", { code: "store_error", status: 500 }, 2_000, false],
    ["a crash after a gateway's limit", { code: "store_error", status: 500 }, 30_000, true],
    ["a page of PHP in place of JSON", { code: "not_json", status: 200 }, 2_000, false],
    ["a refusal", { code: "duplicate_sku", status: 400 }, 30_000, false],
    ["nobody listens", { code: "connection_refused" }, 10, false],
  ])("%s", (_case, fields, elapsedMs, expected) => {
    expect(mayStillRun(new WooError(fields), elapsedMs)).toBe(expected);
  });

  test("a request that the caller interrupted goes on in the store", () => {
    expect(mayStillRun(new Interrupted(), 1)).toBe(true);
  });
});

describe("when to look", () => {
  const lost: LostWrite = { sentAt: 0, lostAt: 30_000 };
  test.each<[string, Partial<LostWrite>, string[], number | null]>([
    ["not before five seconds have passed", {}, [], 5_000],
    ["not before the slowest answer would have come", { slowestMs: 50_000 }, [], 20_000],
    ["one look proves nothing", {}, ["a"], 5_000],
    ["a change means that the store works", {}, ["a", "b"], 5_000],
    ["two equal looks: it stands still", {}, ["a", "b", "b"], null],
    ["an item of six seconds needs a wider gap", { msPerItem: 6_000 }, ["a"], 12_000],
  ])("%s", (_case, values, looks, waitMs) => {
    expect(nextLookMs({ ...lost, ...values }, looks, 30_000)).toBe(waitMs);
  });
});

describe("waiting", () => {
  const waitOn = (clock: ReturnType<typeof createVirtualClock>) => ({ clock: { now: clock.now, wait: clock.advance } });

  test("returns what the store has when it stands still", async () => {
    const clock = createVirtualClock();
    const answers = [
      [1, undefined],
      [1, 2],
      [1, 2],
      [9, 9],
    ];
    const found = await awaitStandStill(
      () => Promise.resolve(answers.shift() ?? []),
      { sentAt: 0, lostAt: 0 },
      waitOn(clock),
    );
    expect([found, clock.now()]).toEqual([[1, 2], 15_000]);
  });

  test("ends after two minutes of changes", async () => {
    const clock = createVirtualClock();
    let looks = 0;
    const found = await awaitStandStill(() => Promise.resolve([(looks += 1)]), { sentAt: 0, lostAt: 0 }, waitOn(clock));
    expect([found, clock.now()]).toEqual([null, 120_000]);
  });

  test("ends at once when the work is interrupted", async () => {
    const clock = createVirtualClock();
    const waiting = awaitStandStill(
      () => Promise.resolve([]),
      { sentAt: 0, lostAt: 0 },
      {
        ...waitOn(clock),
        signal: AbortSignal.abort(),
      },
    );
    await expect(waiting).rejects.toBeInstanceOf(Interrupted);
  });
});
