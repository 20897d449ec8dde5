import { expect, test } from "vitest";
import { changedPrice } from "./bulk-price";

test.each([
  ["10", "percent", "10", "currency", "11"],
  ["9.99", "percent", "-15", "currency", "8.49"],
  ["9.99", "percent", "7.5", "0.05", "10.75"],
  ["9.99", "amount", "0.2", "0.1", "10.2"],
  ["9.99", "amount", "0.51", "1", "11"],
  ["10", "percent", "4", "0.99", "10.99"],
  ["9.99", "amount", "1", "0.99", "10.99"],
  ["5", "amount", "-7", "currency", "0"],
  ["0", "percent", "10", "0.99", "0.99"],
] as const)("%s %s %s, rounded to %s, is %s", (price, mode, value, rounding, after) => {
  expect(changedPrice(price, { kind: "price", mode, value, rounding }, 2)).toBe(after);
});

test("a currency without decimals gets whole prices", () => {
  expect(changedPrice("1001", { kind: "price", mode: "percent", value: "5", rounding: "currency" }, 0)).toBe("1051");
  expect(changedPrice("5", { kind: "price", mode: "set", value: "7.5" }, 2)).toBe("7.5");
});
