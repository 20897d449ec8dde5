import { expect, test } from "vitest";
import { splitValues } from "./split-values";

test("splits at commas of both scripts, bars and lines, and keeps each value once", () => {
  expect(splitValues(" S, M |L\nXL، s ")).toEqual(["s", "M", "L", "XL"]);
  expect(splitValues(" , ")).toEqual([]);
});
