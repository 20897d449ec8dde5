import { expect, test } from "vitest";
import { nextProbeAt } from "./store-fault";

const NOW = new Date("2026-11-29T12:00:00Z");
const minutes = (code: string, probes: number) => {
  const at = nextProbeAt(code, probes, NOW);
  return at === null ? null : (at.getTime() - NOW.getTime()) / 60_000;
};

test("the waits between probes grow from five minutes to an hour, and never end", () => {
  expect([0, 1, 2, 3, 4, 5, 500].map((probes) => minutes("no_such_host", probes))).toEqual([5, 10, 20, 40, 60, 60, 60]);
});

test.each(["auth_bad_key", "auth_bad_secret", "auth_read_only"])(
  "%s waits for a person once three probes confirm it",
  (code) => {
    expect([0, 1, 2, 3].map((probes) => minutes(code, probes))).toEqual([5, 10, 20, null]);
  },
);

test.each(["storeKeysUnreadable", "other_database"])("%s is not probed", (code) => expect(minutes(code, 0)).toBeNull());
