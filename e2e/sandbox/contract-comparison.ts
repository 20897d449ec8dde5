import { isObject, type Json } from "./json";

/**
 * Compares the sandbox's answers with the recorded ones, apart from ids, dates and links. The first occurrence of an
 * id binds it to its recorded id; later occurrences have to agree.
 */
export type IdKind = "post" | "term" | "attribute" | "rate" | "webhook" | "item" | "customer" | "note";

const KIND_BY_PATH: [RegExp, IdKind][] = [
  [/^products\/categories|^products\/tags|\/terms/, "term"],
  [/^products\/attributes/, "attribute"],
  [/^taxes/, "rate"],
  [/^webhooks/, "webhook"],
  [/^customers/, "customer"],
  [/\/notes/, "note"],
];
export const kindOfPath = (path: string): IdKind => KIND_BY_PATH.find(([pattern]) => pattern.test(path))?.[1] ?? "post";

const KIND_BY_LIST: Record<string, IdKind> = {
  line_items: "item",
  shipping_lines: "item",
  fee_lines: "item",
  tax_lines: "item",
  coupon_lines: "item",
  categories: "term",
  tags: "term",
  images: "post",
  image: "post",
  attributes: "attribute",
  taxes: "rate",
  refunds: "post",
};
const KIND_BY_KEY: Record<string, IdKind> = {
  product_id: "post",
  variation_id: "post",
  parent_id: "post",
  rate_id: "rate",
  parent: "term",
  variations: "post",
};
const HOLDS_ID = ["coupon_info", "_refunded_item_id", "_wp_trash_meta_time"];
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;
const ORDER_KEY = /wc_order_\w+/g;

export function createIdMap() {
  const maps = new Map<IdKind, { actualOf: Map<number, number>; recordedOf: Map<number, number> }>();
  const of = (kind: IdKind) => {
    const map = maps.get(kind) ?? { actualOf: new Map<number, number>(), recordedOf: new Map<number, number>() };
    maps.set(kind, map);
    return map;
  };
  return {
    /** False when one id would stand for two others, in either direction. */
    learn: (kind: IdKind, recorded: number, actual: number): boolean => {
      const { actualOf, recordedOf } = of(kind);
      if (!actualOf.has(recorded) && !recordedOf.has(actual)) {
        actualOf.set(recorded, actual);
        recordedOf.set(actual, recorded);
      }
      return actualOf.get(recorded) === actual && recordedOf.get(actual) === recorded;
    },
    toActual: (kind: IdKind, recorded: number): number => of(kind).actualOf.get(recorded) ?? recorded,
    isKnown: (recorded: number, actual: number): boolean =>
      [...maps.values()].some(({ actualOf }) => actualOf.get(recorded) === actual),
  };
}
export type IdMap = ReturnType<typeof createIdMap>;

const maskLink = (text: string) =>
  text
    .replace(/^https?:\/\/[^/?#]+/, "http://host")
    .replace(ORDER_KEY, "wc_order_key")
    .replace(/\d+/g, "#");

/** A number in a link is a bound id, or the same number. */
function isSameLink(wanted: string, got: string, ids: IdMap): boolean {
  const listNumbers = (text: string) =>
    text
      .replace(/^https?:\/\/[^/?#]+/, "")
      .replace(ORDER_KEY, "")
      .match(/\d+/g) ?? [];
  const answered = listNumbers(got);
  return (
    maskLink(wanted) === maskLink(got) &&
    listNumbers(wanted).every(
      (number, index) => number === answered[index] || ids.isKnown(Number(number), Number(answered[index])),
    )
  );
}

type Position = { kind: IdKind; list: string; path: string };

export function findDifferences(recorded: Json, actual: Json, ids: IdMap, requestPath: string): string[] {
  const differences: string[] = [];
  const report = (path: string, wanted: Json | undefined, got: Json | undefined) =>
    differences.push(`${path}: recorded ${JSON.stringify(wanted)}, answered ${JSON.stringify(got)}`);

  const compareId = (kind: IdKind, wanted: number, got: Json | undefined, path: string) => {
    const isFree = wanted !== 0 && typeof got === "number" && got !== 0;
    if (isFree ? !ids.learn(kind, wanted, got) : wanted !== got) report(path, wanted, got);
  };

  const compareText = (wanted: string, got: Json | undefined, path: string, key: string) => {
    const isSame =
      typeof got === "string" &&
      (DATE.test(wanted)
        ? DATE.test(got)
        : /^https?:\/\//.test(wanted)
          ? isSameLink(wanted, got, ids)
          : key === "order_key"
            ? /^wc_order_\w{13}$/.test(got)
            : wanted.replaceAll("http://store.example", "") === got.replace(/http:\/\/127\.0\.0\.1:\d+/g, ""));
    if (!isSame) report(path, wanted, got);
  };

  const compare = (wanted: Json, got: Json | undefined, key: string, at: Position): void => {
    if (typeof wanted === "number" && key === "id" && at.list !== "meta_data")
      return compareId(at.kind, wanted, got, at.path);
    if (typeof wanted === "number" && key === "id")
      return typeof got === "number" ? undefined : void report(at.path, wanted, got);
    if (typeof wanted === "number" && key === "resource_id") return compareId(at.kind, wanted, got, at.path);
    const kind = KIND_BY_KEY[key];
    if (typeof wanted === "number" && kind) return compareId(kind, wanted, got, at.path);
    if (typeof wanted === "string") return compareText(wanted, got, at.path, key);
    if (Array.isArray(wanted)) {
      // The recording has a random handful.
      if (key === "related_ids")
        return Array.isArray(got) && got.length === wanted.length ? undefined : void report(at.path, wanted, got);
      if (!Array.isArray(got) || got.length !== wanted.length) return void report(at.path, wanted, got);
      const inner = { ...at, list: key || at.list, kind: KIND_BY_LIST[key] ?? at.kind };
      wanted.forEach((item, index) =>
        compare(item, got[index], typeof item === "number" ? key : "", { ...inner, path: `${at.path}[${index}]` }),
      );
      return;
    }
    if (isObject(wanted)) {
      if (!isObject(got)) return void report(at.path, wanted, got);
      const holdsId = HOLDS_ID.includes(String(wanted["key"]));
      for (const name of new Set([...Object.keys(wanted), ...Object.keys(got)])) {
        const value = wanted[name];
        const path = `${at.path}.${name}`;
        if (value === undefined || got[name] === undefined) report(path, value, got[name]);
        // An order's number is its id as text.
        else if (name === "number" && value === String(wanted["id"]))
          compare(String(got["id"]), got[name], name, { ...at, path });
        else if (holdsId && /value$/.test(name))
          compare(maskDigits(value), maskDigits(got[name]), name, { ...at, path });
        else compare(value, got[name], name, { ...at, path, kind: name === "image" ? "post" : at.kind });
      }
      return;
    }
    if (wanted !== got) report(at.path, wanted, got);
  };

  compare(recorded, actual, "", { kind: kindOfPath(requestPath), list: "", path: "body" });
  return differences;
}

const maskDigits = (value: Json): Json => (typeof value === "string" ? value.replace(/\d+/, "#") : value);

const LISTS_BY_KEY: Record<string, IdKind> = { ...KIND_BY_LIST, include: "post", delete: "post" };

/** The recorded request with the sandbox's ids. */
export function translateIds(value: Json, ids: IdMap, kind: IdKind, key = ""): Json {
  if (typeof value === "number") {
    const own = key === "id" || key === "include" || key === "delete" ? kind : KIND_BY_KEY[key];
    return own ? ids.toActual(own, value) : value;
  }
  if (Array.isArray(value)) {
    const inner = key === "include" || key === "delete" ? kind : (LISTS_BY_KEY[key] ?? kind);
    return value.map((item) => translateIds(item, ids, inner, typeof item === "number" ? key : ""));
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, translateIds(inner, ids, kind, name)]),
    );
  }
  return value;
}

/** `products/16/variations` with the sandbox's ids. */
export function translatePath(path: string, ids: IdMap): string {
  return path
    .replace(
      /^(products|orders)\/(\d+)/,
      (_whole, name: string, id: string) => `${name}/${ids.toActual("post", Number(id))}`,
    )
    .replace(
      /^(products\/categories|products\/attributes|webhooks)\/(\d+)/,
      (_whole, name: string, id: string) => `${name}/${ids.toActual(kindOfPath(name), Number(id))}`,
    );
}

/** Relations and query of a Link header without credentials, host and ids. */
export function normalizeLink(link: string): string[] {
  return link.split(/,\s*(?=<)/).map((part) => {
    const match = /^<([^>]*)>; rel="([^"]*)"$/.exec(part);
    const url = new URL(match?.[1] ?? "http://unreadable/");
    const query = [...url.searchParams]
      .filter(([name]) => !name.startsWith("oauth_"))
      .map(([name, value]) => `${name}=${value === "true" ? "1" : value}`)
      .sort();
    return `${match?.[2]} ${url.pathname.replace(/\d+/g, "#").replace("/v#/", "/v3/")}?${query.join("&")}`;
  });
}
