import { isObject, type Json, type JsonObject } from "./json";

export type QueryPair = [name: string, value: string];

/**
 * Decoded names and values. The last value of a repeated name counts, as in PHP: `@woocommerce/woocommerce-rest-api`
 * sends the whole query twice.
 */
export function parsePairs(query: string): QueryPair[] {
  const pairs: QueryPair[] = query
    .split("&")
    .filter(Boolean)
    .map((part) => {
      const [name = "", ...rest] = part.split("=");
      return [decode(name), decode(rest.join("="))];
    });
  const last = new Map(pairs);
  const lists = pairs.filter(([name]) => name.endsWith("[]"));
  return [...[...last].filter(([name]) => !name.endsWith("[]")), ...lists];
}

function decode(text: string): string {
  const spaced = text.replace(/\+/g, " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** PHP's parsing of `a[]=1`, `a[0]=1` and `a[b]=1`. */
export function toQueryObject(pairs: QueryPair[]): JsonObject {
  const result: JsonObject = {};
  for (const [name, value] of pairs) {
    const match = /^([^[]+)((?:\[[^\]]*\])+)$/.exec(name);
    if (!match?.[1] || !match[2]) {
      result[name] = value;
      continue;
    }
    const keys = [match[1], ...[...match[2].matchAll(/\[([^\]]*)\]/g)].map((part) => part[1] ?? "")];
    let target = result;
    keys.forEach((key, position) => {
      const name = key === "" ? String(Object.keys(target).length) : key;
      if (position === keys.length - 1) {
        target[name] = value;
        return;
      }
      const existing = target[name];
      const next: JsonObject = isObject(existing) ? existing : {};
      target[name] = next;
      target = next;
    });
  }
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, listIfNumbered(value)]));
}

function listIfNumbered(value: Json): Json {
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key)) ? Object.values(value).map(listIfNumbered) : value;
}
