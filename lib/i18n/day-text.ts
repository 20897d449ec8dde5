import { type Locale, LOCALES } from "@/lib/i18n/locale";
import { intlTag } from "@/lib/i18n/format";

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * "2026-03-05" → "Mar 5, 2026", "5 مارس 2026": with the month as a word, so that a day typed in the other order is
 * noticed. A text that is no day is returned unchanged.
 */
export function formatDay(locale: Locale, day: string): string {
  if (!isDay(day)) return day;
  const format = new Intl.DateTimeFormat(intlTag(locale), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** The order of a day in digits alone; the order of the other languages is tried second. */
const MONTH_FIRST: Record<Locale, boolean> = { en: true, ar: false };

/** A day as typed, "3/5/26", "5 March 2026", "٥/٣/٢٠٢٦", "2026-03-05", as "2026-03-05"; null when it is none. */
export function parseDay(locale: Locale, text: string): string | null {
  const parts = plain(text).match(/\d+|\p{L}+/gu) ?? [];
  const [first, second, third] = parts;
  if (first === undefined || second === undefined || third === undefined || parts.length > 3) return null;
  if (/^\d{4}$/.test(first)) return toDay(first, monthOf(second), third);
  if (isWord(first)) return toDay(third, monthOf(first), second);
  if (isWord(second)) return toDay(third, monthOf(second), first);
  const monthFirst = toDay(third, monthOf(first), second);
  const dayFirst = toDay(third, monthOf(second), first);
  return MONTH_FIRST[locale] ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst);
}

/** Whether a text is a day of the calendar, as "2026-03-05". */
export function isDay(text: string): boolean {
  const [, year = "", month = "", day = ""] = DAY.exec(text) ?? [];
  return toDay(year, Number(month), day) === text;
}

/** Today in the business's time zone, as "2026-03-05". */
export function dayIn(timeZone: string, when: Date): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(when);
  const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

function toDay(year: string, month: number | null, day: string): string | null {
  if (month === null || !/^(\d{2}|\d{4})$/.test(year) || !/^\d{1,2}$/.test(day)) return null;
  const full = Number(year) + (year.length === 2 ? 2000 : 0);
  const date = new Date(Date.UTC(full, month - 1, Number(day)));
  const isReal = full >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return isReal ? date.toISOString().slice(0, 10) : null;
}

const isWord = (part: string): boolean => /^\p{L}/u.test(part);

/** 1 to 12, from the number or from at least the first three letters of the name, in any of the languages. */
function monthOf(part: string): number | null {
  if (!isWord(part)) return /^\d{1,2}$/.test(part) && Number(part) >= 1 && Number(part) <= 12 ? Number(part) : null;
  if (part.length < 3) return null;
  for (const names of monthNames()) {
    const index = names.findIndex((name) => name.startsWith(part));
    if (index >= 0) return index + 1;
  }
  return null;
}

let names: string[][] | undefined;

function monthNames(): string[][] {
  return (names ??= LOCALES.map((locale) => {
    const format = new Intl.DateTimeFormat(intlTag(locale), { month: "long", timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, month) => plain(format.format(new Date(Date.UTC(2026, month, 1)))));
  }));
}

/** In lower case, with 0-9 for ٠-٩, without the hamza that few people type and without invisible marks. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[أإآ]/g, "ا")
    .replaceAll(/\p{Cf}/gu, "");
}
