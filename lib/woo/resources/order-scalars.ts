import { z } from "zod";
import { Decimal } from "decimal.js";
import { MAX_ID } from "@/lib/id-schema";
import { storableText } from "@/lib/storable-text";

/*
 * The fields of orders and refunds. Plugins print them in any shape (`billing: []`, `email: false`, ids as text, lists as
 * objects), and an order must not be lost for its shape: what cannot be read counts as empty.
 */

/** A field that may be missing. */
export const anything = z.unknown().optional();

/** Larger amounts are no prices, and their sums and quotients would fit no column. */
const MAX_AMOUNT = new Decimal("1e12");

/** The id of an order or refund, also as text; the only field besides the status that has to be readable. */
export const orderId = z
  .union([z.number(), z.string().trim().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().positive().max(MAX_ID));

/** Text; numbers become text, everything else "". */
export const orderText = anything.transform(toText);

/** A decimal string without exponent; "" for anything that is no number. */
export const orderDecimal = anything.transform(toDecimal);

/** A reference to something with an id; 0 when there is none. */
export const orderRef = anything.transform((value) => orderId.safeParse(value).data ?? 0);

/** A tax rate's id, 0 when there is none; services that compute taxes use texts such as `AVATAX-1`. */
export const orderRateId = anything.transform((value): number | string => {
  const text = toText(value).trim();
  return orderId.safeParse(value).data ?? (text === "" || /^-?\d+$/.test(text) ? 0 : text);
});

/** A flag; plugins print it as 0/1 or "yes"/"no". */
export const orderFlag = anything.transform(
  (value) => value === true || value === 1 || value === "1" || value === "yes" || value === "true",
);

/** A date as in `parseWooDate`; null for anything that does not begin like one. */
export const orderDate = anything.transform((value) =>
  typeof value === "string" && /^(19|2\d)\d\d-\d\d-\d\d[T ]\d\d:\d\d/.test(value) ? value : null,
);

/** A list, also as an object of numbered entries; entries that are no objects are left out. */
export function orderList<T extends z.ZodType>(item: T) {
  return anything.transform((value) => toEntries(value).flatMap(([, entry]) => readEntry(item, entry)));
}

/** `meta_data`; some plugins print the values under their keys. */
export const orderMeta = anything.transform((value) =>
  toEntries(value).flatMap(([name, entry]) => {
    if (isRecord(entry) && typeof entry["key"] === "string") return [{ key: entry["key"], value: entry["value"] }];
    return Array.isArray(value) ? [] : [{ key: name, value: entry }];
  }),
);

/** Entries of a list with their keys; a list's keys are its positions. */
export function toEntries(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readEntry<T extends z.ZodType>(item: T, entry: unknown): z.output<T>[] {
  const read = isRecord(entry) ? item.safeParse(entry) : null;
  return read?.success ? [read.data] : [];
}

function toText(value: unknown): string {
  if (typeof value === "string") return storableText(value);
  return typeof value === "number" && Number.isFinite(value) ? String(value) : "";
}

function toDecimal(value: unknown): string {
  const text = toText(value).trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) return "";
  const amount = new Decimal(text);
  if (amount.abs().gte(MAX_AMOUNT)) return "";
  // "22.00" stays as printed: its decimals are those of the store's prices.
  return /^-?\d+(\.\d+)?$/.test(text) ? text : amount.toFixed();
}
