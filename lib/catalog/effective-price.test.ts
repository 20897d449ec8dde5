import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { effectivePrice, type VariationPrices } from "./effective-price";

const from = new Date("2026-12-01T00:00:00Z");
const until = new Date("2026-12-24T23:59:59Z");
const prices = (salePrice: string | null, times: Partial<VariationPrices> = {}): VariationPrices => ({
  price: new Decimal("10"),
  salePrice: salePrice === null ? null : new Decimal(salePrice),
  salePriceFrom: null,
  salePriceUntil: null,
  ...times,
});
const timed = prices("7.5", { salePriceFrom: from, salePriceUntil: until });

test.each([
  ["no sale price", prices(null), "2026-12-10T00:00:00Z", "10"],
  ["lower, without times", prices("7.5"), "2026-12-10T00:00:00Z", "7.5"],
  ["as high as the price", prices("10.00"), "2026-12-10T00:00:00Z", "10"],
  ["higher than the price", prices("11"), "2026-12-10T00:00:00Z", "10"],
  ["lower as a number, not as a text", prices("9"), "2026-12-10T00:00:00Z", "9"],
  ["free", prices("0"), "2026-12-10T00:00:00Z", "0"],
  ["before it begins", timed, "2026-11-30T23:59:59.999Z", "10"],
  ["as it begins", timed, "2026-12-01T00:00:00Z", "7.5"],
  ["in its last second", timed, "2026-12-24T23:59:59.999Z", "7.5"],
  ["after it has ended", timed, "2026-12-25T00:00:00Z", "10"],
  ["an open end", prices("7.5", { salePriceFrom: from }), "2036-12-25T00:00:00Z", "7.5"],
  ["an open begin", prices("7.5", { salePriceUntil: until }), "2016-12-25T00:00:00Z", "7.5"],
])("%s", (_, of, now, charged) => {
  expect(effectivePrice(of, new Date(now))).toBe(charged);
});
