import { expect, test } from "vitest";
import { createRandom } from "@/lib/testing/seeded-random";
import { salesOfDay, tradingDays } from "./trading-times";

test("days are those of the shop's zone, and hours its own on both sides of a change of clocks", () => {
  // In New York it is still the ninth; its clocks changed on the eighth.
  const days = tradingDays(new Date("2026-03-10T03:30:00Z"), "America/New_York", 4);
  expect(days.map(({ weekday }) => weekday)).toEqual([5, 6, 0, 1]);
  expect(days.map((day) => day.at(9 * 60).toISOString())).toEqual([
    "2026-03-06T14:00:00.000Z",
    "2026-03-07T14:00:00.000Z",
    "2026-03-08T13:00:00.000Z",
    "2026-03-09T13:00:00.000Z",
  ]);
});

test("sales lie within the opening hours, in order", () => {
  const [day] = tradingDays(new Date("2026-03-07T23:00:00Z"), "UTC", 1);
  const sales = salesOfDay(createRandom(1), day!);
  expect(sales.length).toBeGreaterThanOrEqual(16);
  for (const [index, at] of sales.entries()) {
    expect(at.getUTCHours()).toBeGreaterThanOrEqual(9);
    expect(at.getUTCHours()).toBeLessThan(19);
    if (index > 0) expect(at >= sales[index - 1]!).toBe(true);
  }
});
