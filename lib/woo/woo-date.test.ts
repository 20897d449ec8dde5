import { expect, test } from "vitest";
import { parseWooDate, toWooDate } from "./woo-date";

test.each([
  ["2026-11-23T11:14:01", "2026-11-23T11:14:01.000Z"],
  ["2026-11-23T11:14:01Z", "2026-11-23T11:14:01.000Z"],
  ["2026-11-23T11:14:01+02:00", "2026-11-23T09:14:01.000Z"],
  [null, undefined],
  ["", undefined],
  ["yesterday", undefined],
])("reads %j as UTC", (date, iso) => expect(parseWooDate(date)?.toISOString()).toBe(iso));

test("writes UTC, rounded down to the second", () => {
  expect(toWooDate(new Date("2026-11-23T11:14:01.999Z"))).toBe("2026-11-23T11:14:01");
});
