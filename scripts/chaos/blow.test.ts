import { expect, test } from "vitest";
import { BLOWS, blowsOf } from "./blow";

test("a seed is one series of blows, of which the first ones are one of each", () => {
  const blows = blowsOf(3, 40);
  expect(blows).toEqual(blowsOf(3, 40));
  expect(blows).not.toEqual(blowsOf(4, 40));
  expect(new Set(blows.slice(0, BLOWS.length).map(({ blow }) => blow))).toEqual(new Set(BLOWS));
  for (const { afterMs } of blows) expect(afterMs).toBeGreaterThan(0);
});

test("a blow that this machine can't deal is left out", () => {
  const possible = BLOWS.filter((blow) => blow !== "fillDisk");
  expect(blowsOf(3, 40, possible).map(({ blow }) => blow)).not.toContain("fillDisk");
});
