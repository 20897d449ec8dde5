export type Json = string | number | boolean | null | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** PHP's conversion of a scalar to text, which WooCommerce stores when a number or boolean replaces a text. */
export function toText(value: Json | undefined): string {
  if (value === undefined || value === null || value === false) return "";
  if (value === true) return "1";
  return typeof value === "object" ? "" : String(value);
}

/** PHP's `intval`. */
export function toInteger(value: Json | undefined): number {
  if (typeof value === "boolean") return value ? 1 : 0;
  const parsed = typeof value === "number" ? Math.trunc(value) : Number.parseInt(toText(value), 10);
  return Number.isFinite(parsed) ? parsed : 0;
}

export function toBoolean(value: Json | undefined): boolean {
  if (typeof value === "string") return ["1", "true", "yes"].includes(value.toLowerCase());
  return value === true || value === 1;
}

export const toList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
export const toObjects = (value: Json | undefined): JsonObject[] => toList(value).filter(isObject);
export const toIntegers = (value: Json | undefined): number[] => toList(value).map(toInteger);
