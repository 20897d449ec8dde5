import type { Locale } from "@/lib/i18n/locale";
import { currencyDecimals } from "@/lib/money/currency-decimals";

/**
 * Arabic is shown with Latin digits (`nu-latn`). Staff read a price here, on the shelf label, on the receipt and in
 * WooCommerce's own screens, which print 0-9, and they also type them: two digit sets for one figure invite errors (٠
 * looks like a point). A named digit set also makes server and browser agree, whatever default their ICU versions
 * have.
 */
const INTL_TAG: Record<Locale, string> = { en: "en", ar: "ar-u-nu-latn" };

/** The tag of a language for Intl. */
export const intlTag = (locale: Locale): string => INTL_TAG[locale];

// Making an Intl formatter costs about a hundred times as much as using it, and tables use thousands.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = numberFormats.get(key);
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(INTL_TAG[locale], options)));
  return format;
}

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(INTL_TAG[locale], options)));
  return format;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

// Intl formats a decimal string exactly, digit for digit; a number would be a float first.
function exact(decimal: string): Intl.StringNumericLiteral {
  if (!DECIMAL.test(decimal)) throw new RangeError(`not a decimal: ${decimal}`);
  return decimal as Intl.StringNumericLiteral;
}

/** The decimals that the database stores of an amount. */
const MAX_MONEY_DIGITS = 4;

/**
 * "1234.5", "USD" → "$1,234.50". The decimals of the currency, or of the amount if those are more: a store may count
 * in hundredths of a currency without decimals, and a rounded figure would be wrong.
 *
 * @throws RangeError when the amount is no decimal string
 */
export function formatMoney(locale: Locale, amount: string, currency: string): string {
  const digits = Math.max(currencyDecimals(currency), Math.min(MAX_MONEY_DIGITS, countDigits(amount)));
  const format = numberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  if (locale === "en") return format.format(exact(amount));
  // Between right-to-left words the $ of "US$" would move to its other side; an isolate prevents that.
  const parts = format.formatToParts(exact(amount));
  return parts.map(({ type, value }) => (type === "currency" ? `\u2068${value}\u2069` : value)).join("");
}

function countDigits(amount: string): number {
  return (amount.split(".")[1] ?? "").replace(/0+$/, "").length;
}

/**
 * "1234.5000" → "1,234.5": a quantity or a plain count, without the trailing zeros of the database.
 *
 * @throws RangeError when a text is no decimal
 */
export function formatNumber(locale: Locale, value: string | number): string {
  return numberFormat(locale, { maximumFractionDigits: 4 }).format(typeof value === "number" ? value : exact(value));
}

/**
 * "8.25" (percent, as tax rates are stored) → "8.25%".
 *
 * @throws RangeError when a text is no decimal
 */
export function formatPercent(locale: Locale, percent: string | number): string {
  const options: Intl.NumberFormatOptions = { style: "unit", unit: "percent", maximumFractionDigits: 4 };
  return numberFormat(locale, options).format(typeof percent === "number" ? percent : exact(percent));
}

type When = Date | string | number;

/** The month as a word: Arabic's own medium style has figures only, which are read from either side. */
const DAY: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" };
const TIME: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit" };

/** "Mar 5, 2026", in the given IANA zone. */
export function formatDate(locale: Locale, when: When, timeZone: string): string {
  return dateFormat(locale, { ...DAY, timeZone }).format(new Date(when));
}

/** "Mar 5, 2026, 2:30 PM", in the given IANA zone. */
export function formatDateTime(locale: Locale, when: When, timeZone: string): string {
  return holdTogether(dateFormat(locale, { ...DAY, ...TIME, timeZone }).format(new Date(when)));
}

/** As formatDateTime, with seconds: for logs, where the order of two lines matters. */
export function formatExactTime(locale: Locale, when: When, timeZone: string): string {
  return holdTogether(dateFormat(locale, { ...DAY, ...TIME, second: "2-digit", timeZone }).format(new Date(when)));
}

/** No line begins with "PM". */
function holdTogether(time: string): string {
  return time.replace(/(\d)\s(\p{L}+)$/u, "$1\u00a0$2");
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "5 minutes ago", "yesterday". `now` is a parameter so that server and browser agree. */
export function formatRelative(locale: Locale, when: When, now: When): string {
  const seconds = Math.round((new Date(when).getTime() - new Date(now).getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(INTL_TAG[locale], { numeric: "auto" });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, "minute");
}

/** 75 000 → "1 min 15 s", at most two units. */
export function formatDuration(locale: Locale, durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  const parts: [number, string][] = [
    [Math.floor(seconds / 3600), "hour"],
    [Math.floor((seconds % 3600) / 60), "minute"],
    [seconds % 60, "second"],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  const shown = first === -1 ? parts.slice(2) : parts.slice(first, first + 2).filter(([amount]) => amount > 0);
  const texts = shown.map(([amount, unit]) =>
    numberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(amount),
  );
  return texts.join(" ");
}

/** "a, b, c", each item in its own direction: Latin names in an Arabic sentence stay apart. */
export function formatList(locale: Locale, items: readonly string[]): string {
  return new Intl.ListFormat(INTL_TAG[locale], { type: "unit", style: "short" }).format(
    items.map((item) => `\u2068${item}\u2069`),
  );
}

/** "US" → "United States"; an unknown code is returned unchanged. */
export function regionName(locale: Locale, region: string): string {
  return /^[A-Z]{2}$/.test(region)
    ? (new Intl.DisplayNames(INTL_TAG[locale], { type: "region" }).of(region) ?? region)
    : region;
}

/** Languages by their BCP 47 tags with the locale's names for them, sorted by name. */
export function nameLanguages<Tag extends string>(locale: Locale, tags: readonly Tag[]): { tag: Tag; name: string }[] {
  const names = new Intl.DisplayNames(INTL_TAG[locale], { type: "language" });
  return tags
    .map((tag) => ({ tag, name: names.of(tag) ?? tag }))
    .sort((a, b) => a.name.localeCompare(b.name, INTL_TAG[locale]));
}

/** The language's own name for a currency: "USD" → "US Dollar". */
export function currencyName(locale: Locale, currency: string): string {
  return new Intl.DisplayNames(INTL_TAG[locale], { type: "currency" }).of(currency) ?? currency;
}
