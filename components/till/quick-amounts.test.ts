import { expect, test } from "vitest";
import { quickAmounts } from "./quick-amounts";

test.each([
  ["12.3", ["12.3", "15", "20", "50"]],
  ["4.99", ["4.99", "5", "10", "20"]],
  ["20", ["20", "50", "100"]],
  ["100", ["100"]],
  ["187.5", ["187.5", "190", "200"]],
  ["12300", ["12300", "12500", "13000", "14000"]],
  ["0", ["0"]],
])("%s may be paid with %j", (due, amounts) => {
  expect(quickAmounts(due)).toEqual(amounts);
});
