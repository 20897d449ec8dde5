import { expect, test } from "vitest";
import { countDifference } from "./count-difference";
import { oneMore } from "./use-goods-lines";

test.each([
  ["7", "10", "-3"],
  ["0.3", "0.1", "0.2"],
  ["٥", "5", "0"],
  ["4", "-2", "6"],
])("counted %s where %s was expected is %s", (counted, expected, difference) => {
  expect(countDifference(counted, expected)).toEqual({ difference });
});

test("an invalid count has a reason", () => {
  expect(countDifference("-1", "0")).toEqual({ message: "negativeNumber" });
  expect(countDifference("a few", "0")).toEqual({ message: "notANumber" });
});

test("a scan adds one to a number, and leaves an invalid text to be corrected", () => {
  expect(oneMore("1,5")).toBe("2.5");
  expect(oneMore("2x")).toBe("2x");
});
