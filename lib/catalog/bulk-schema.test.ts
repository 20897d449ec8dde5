import { expect, test } from "vitest";
import { bulkChangeSchema } from "./bulk-schema";

test.each([
  ["percent", "-100", false],
  ["percent", "-250", false],
  ["percent", "-99.5", true],
  ["percent", "300", true],
  // An amount may exceed the price: changedPrice stops at zero.
  ["amount", "-100", true],
] as const)("prices changed by %s %s: %s", (mode, value, isTaken) => {
  const parsed = bulkChangeSchema.safeParse({ kind: "price", mode, value, rounding: "currency" });
  expect(parsed.success).toBe(isTaken);
  if (!parsed.success) expect(parsed.error.issues).toMatchObject([{ path: ["value"], message: "percentTooLow" }]);
});
