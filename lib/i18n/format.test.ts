import { expect, test } from "vitest";
import {
  formatDateTime,
  formatDuration,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  nameLanguages,
  regionName,
} from "@/lib/i18n/format";

/** Intl puts direction marks and narrow spaces into its texts. */
const plain = (text: string) => text.replace(/[\u200e\u200f\u061c\u2068\u2069]/g, "").replace(/[\u00a0\u202f]/g, " ");

test("money keeps every digit, and has at least as many decimals as its currency", () => {
  expect(formatMoney("en", "9007199254740993.01", "USD")).toBe("$9,007,199,254,740,993.01");
  expect(formatMoney("en", "1234.0000", "JPY")).toBe("¥1,234");
  expect(formatMoney("en", "1234.5", "JPY")).toBe("¥1,234.5");
  expect(formatMoney("en", "0.125", "USD")).toBe("$0.125");
  expect(plain(formatMoney("en", "1234.5", "HUF"))).toBe("Ft 1,234.50");
  expect(plain(formatMoney("en", "1234.5", "IQD"))).toBe("IQD 1,234.500");
  expect(plain(formatMoney("en", "1.5", "KWD"))).toBe("KWD 1.500");
  expect(formatMoney("en", "-0.10", "EUR")).toBe("-€0.10");
});

test("Arabic is written with Latin digits", () => {
  expect(plain(formatMoney("ar", "1234.50", "USD"))).toMatch(/1,234\.50/);
  expect(formatNumber("ar", "1200.0000")).toBe("1,200");
  expect(plain(formatDateTime("ar", "2026-03-01T22:30:00Z", "Asia/Riyadh"))).toMatch(/2026.*1:30/);
});

test("a text that is no decimal is refused", () => {
  for (const text of ["", "1e3", "12,5", "NaN"]) expect(() => formatMoney("en", text, "USD")).toThrow(RangeError);
});

test("quantities and percentages lose the trailing zeros of the database", () => {
  expect(formatNumber("en", "2.5000")).toBe("2.5");
  expect(formatPercent("en", "8.2500")).toBe("8.25%");
});

test("times are in the business's zone, not in the server's", () => {
  expect(plain(formatDateTime("en", "2026-03-01T23:30:00Z", "Asia/Tokyo"))).toBe("Mar 2, 2026, 8:30 AM");
});

test("how long ago", () => {
  const now = "2026-03-01T12:00:00Z";
  expect(formatRelative("en", "2026-03-01T11:59:40Z", now)).toBe("this minute");
  expect(formatRelative("en", "2026-03-01T11:55:10Z", now)).toBe("4 minutes ago");
  expect(formatRelative("en", "2026-02-28T11:00:00Z", now)).toBe("yesterday");
});

test("a duration has two units at most", () => {
  expect(formatDuration("en", 400)).toBe("0 sec");
  expect(formatDuration("en", 75_000)).toBe("1 min 15 sec");
  expect(formatDuration("en", 3_600_000)).toBe("1 hr");
});

test("an Arabic date names its month, because figures alone are read from either side", () => {
  expect(plain(formatDateTime("ar", "2026-03-04T22:30:00Z", "UTC"))).toBe("4 مارس 2026، 10:30 م");
});

test("names in a list keep their own direction, regions have names", () => {
  expect(formatList("ar", ["Food 2.25%", "Tax"])).toBe("\u2068Food 2.25%\u2069 و\u2068Tax\u2069");
  expect([regionName("en", "US"), regionName("en", "Republic of Elsewhere")]).toEqual([
    "United States",
    "Republic of Elsewhere",
  ]);
});

test("languages are named and sorted in the person's language", () => {
  const tags = ["pt-BR", "ar", "de"];
  expect(nameLanguages("en", tags).map(({ name }) => name)).toEqual(["Arabic", "Brazilian Portuguese", "German"]);
  expect(nameLanguages("ar", tags)[0]).toEqual({ tag: "de", name: "الألمانية" });
});
