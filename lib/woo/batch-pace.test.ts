import { describe, expect, test } from "vitest";
import { createBatchPace, nextPace, type BatchTiming, type Pace } from "./batch-pace";

const answered = (items: number, durationMs: number): BatchTiming => ({ items, durationMs, isLost: false });
const lost = (items: number, durationMs: number): BatchTiming => ({ items, durationMs, isLost: true });

describe("the size of the next batch", () => {
  test.each<[string, Pace, BatchTiming, Pace]>([
    ["a quick first answer doubles it", { size: 25, msPerItem: null }, answered(25, 500), { size: 50, msPerItem: 20 }],
    ["never above a hundred", { size: 80, msPerItem: 20 }, answered(80, 1_600), { size: 100, msPerItem: 20 }],
    ["five seconds of a slow store", { size: 25, msPerItem: null }, answered(25, 8_750), { size: 14, msPerItem: 350 }],
    [
      "a slower answer counts at once",
      { size: 100, msPerItem: 20 },
      answered(100, 20_000),
      { size: 25, msPerItem: 200 },
    ],
    ["a quicker one by half", { size: 25, msPerItem: 200 }, answered(25, 500), { size: 45, msPerItem: 110 }],
    ["a small rest of a list leaves it", { size: 50, msPerItem: 20 }, answered(3, 60), { size: 50, msPerItem: 20 }],
    ["a lost batch counts its items", { size: 100, msPerItem: 20 }, lost(100, 30_000), { size: 16, msPerItem: 300 }],
    ["a batch that is cut at once is halved", { size: 100, msPerItem: 20 }, lost(100, 5), { size: 50, msPerItem: 20 }],
    ["a lost item stays one item", { size: 1, msPerItem: 9_000 }, lost(1, 30_000), { size: 1, msPerItem: 30_000 }],
    ["an empty batch says nothing", { size: 25, msPerItem: null }, answered(0, 300), { size: 25, msPerItem: null }],
  ])("%s", (_case, pace, timing, expected) => {
    expect(nextPace(pace, timing)).toEqual(expected);
  });

  test("a store whose every request costs five seconds gets more than one item in each", () => {
    let pace: Pace = { size: 1, msPerItem: 5_100 };
    for (let batch = 0; batch < 10; batch += 1) pace = nextPace(pace, answered(pace.size, 5_000 + pace.size * 100));
    expect(pace.size).toBe(8);
  });

  test("follows a store from 60 items a second to 4 and back, and loses no batch of 30 s to it", () => {
    let pace: Pace = { size: 25, msPerItem: null };
    const sendAt = (msPerItem: number): number => {
      const durationMs = pace.size * msPerItem;
      pace = nextPace(pace, answered(pace.size, durationMs));
      return durationMs;
    };
    for (let batch = 0; batch < 5; batch += 1) sendAt(1000 / 60);
    expect(pace.size).toBe(100);
    const slow = Array.from({ length: 5 }, () => sendAt(250));
    expect(Math.max(...slow)).toBeLessThan(30_000);
    expect(slow.slice(1)).toEqual([5_000, 5_000, 5_000, 5_000]);
    for (let batch = 0; batch < 8; batch += 1) sendAt(1000 / 60);
    expect(pace.size).toBe(100);
  });
});

test("kinds of items have a pace each, and lost creates are open until the store stands still", () => {
  const pace = createBatchPace();
  pace.note("products create", answered(25, 500));
  pace.note("images update", answered(2, 8_000));
  expect([pace.of("products create").size, pace.of("images update").size, pace.slowestMs()]).toEqual([50, 3, 8_000]);
  expect(pace.lostSince()).toBeNull();
  pace.noteLost(1_000);
  pace.noteLost(3_000);
  pace.noteStandStill(1_000);
  expect(pace.lostSince()).toBe(3_000);
  pace.noteStandStill(3_000);
  expect(pace.lostSince()).toBeNull();
});
