import { expect, test } from "vitest";
import { historyOf } from "./find-failures";
import { EVERYTHING, readScope } from "./scopes";

const seeds = Array.from({ length: 50 }, (_, seed) => seed);

test("a seed is one history", () => {
  expect(historyOf(EVERYTHING, 7)).toEqual(historyOf(EVERYTHING, 7));
  expect(historyOf(EVERYTHING, 7)).not.toEqual(historyOf(EVERYTHING, 8));
});

test("a scope leaves out events and disturbances, also in the middle of a job", () => {
  const text = JSON.stringify(seeds.map((seed) => historyOf(readScope("restore,late,skew"), seed)));
  for (const left of ["restore", "late", "skew"]) expect(text).not.toContain(`"${left}"`);
  const all = JSON.stringify(seeds.map((seed) => historyOf(EVERYTHING, seed)));
  for (const there of ["restore", "late", "skew"]) expect(all).toContain(`"${there}"`);
});

test("the clocks are apart from the beginning or not at all", () => {
  for (const seed of seeds) {
    const positions = historyOf(EVERYTHING, seed).flatMap(({ do: name }, position) =>
      name === "skew" ? [position] : [],
    );
    expect(positions).toEqual([0]);
  }
});
