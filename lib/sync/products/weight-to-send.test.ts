import { expect, test } from "vitest";
import { weightToSend } from "./weight-to-send";

test.each([
  ["1.5000", "kg", "kg", "1.5"],
  ["0.25", "kg", "g", "250"],
  ["1", "lbs", "kg", "0.4536"],
  ["1", "kg", "lbs", "2.2046"],
  ["16", "oz", "lbs", "1"],
  [null, "kg", "g", ""],
] as const)("%s %s in %s is %s", (weight, from, to, sent) => {
  expect(weightToSend(weight, from, to)).toBe(sent);
});
