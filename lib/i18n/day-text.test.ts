import { expect, test } from "vitest";
import { dayIn, formatDay, isDay, parseDay } from "@/lib/i18n/day-text";
import type { Locale } from "@/lib/i18n/locale";

test.each<[Locale, string]>([
  ["en", "Mar 5, 2026"],
  ["ar", "5 مارس 2026"],
])("shows a day in the language of the person (%s)", (locale, text) => {
  expect(formatDay(locale, "2026-03-05")).toBe(text);
  expect(parseDay(locale, text)).toBe("2026-03-05");
});

test("reads back every month that it writes", () => {
  for (const locale of ["en", "ar"] as const) {
    for (let month = 1; month <= 12; month++) {
      const day = `2027-${String(month).padStart(2, "0")}-28`;
      expect(parseDay(locale, formatDay(locale, day))).toBe(day);
    }
  }
});

test.each<[Locale, string, string | null]>([
  ["en", "3/5/2026", "2026-03-05"],
  ["ar", "3/5/2026", "2026-05-03"],
  ["ar", "٣/٥/٢٠٢٦", "2026-05-03"],
  ["ar", "25\u200f/09\u200f/2026", "2026-09-25"],
  ["en", "25/9/2026", "2026-09-25"],
  ["ar", "9-25-2026", "2026-09-25"],
  ["en", "2026-03-05", "2026-03-05"],
  ["ar", "2026/3/5", "2026-03-05"],
  ["en", "5.3.26", "2026-05-03"],
  ["en", "5 march 2026", "2026-03-05"],
  ["en", "SEPT 5 2026", "2026-09-05"],
  ["ar", "1 ابريل 2026", "2026-04-01"],
  ["en", "1 أبريل 2026", "2026-04-01"],
  ["en", "2/29/2028", "2028-02-29"],
  ["en", "2/29/2026", null],
  ["en", "13/13/2026", null],
  ["en", "5 Ma 2026", null],
  ["en", "March 2026", null],
  ["en", "1/2/202", null],
  ["en", "1/2/3/2026", null],
  ["en", "soon", null],
  ["en", "", null],
])("in %s, %s is %s", (locale, text, day) => {
  expect(parseDay(locale, text)).toBe(day);
});

test("leaves a text that is no day unchanged", () => {
  expect(isDay("2026-02-30")).toBe(false);
  expect(isDay("")).toBe(false);
  expect(formatDay("en", "soon")).toBe("soon");
});

test("today is the business's day", () => {
  const when = new Date("2026-03-05T22:30:00Z");
  expect(dayIn("UTC", when)).toBe("2026-03-05");
  expect(dayIn("Asia/Dubai", when)).toBe("2026-03-06");
});
