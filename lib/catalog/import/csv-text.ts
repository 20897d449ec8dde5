import { decodeHTML } from "entities";

/** A spreadsheet runs what begins with one of these. */
const TRIGGER = /^'*[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * Text that a spreadsheet will not run: an apostrophe goes in front, as WooCommerce's exporter does.
 * Text that begins with an apostrophe and such a sign already gets one more, so that reading takes
 * back exactly what writing added.
 */
export function escapeFormula(text: string): string {
  return TRIGGER.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** What `escapeFormula` was given; WooCommerce's own files are read the same. */
export function unescapeFormula(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** "Tea > Green, Gifts" → the paths; a comma within a name is written `\,`. Names are as people read them. */
export function readCategories(text: string): string[][] {
  return splitList(text)
    .map((path) =>
      path
        .split(">")
        .map((name) => plainText(name))
        .filter((name) => name !== ""),
    )
    .filter((path) => path.length > 0);
}

/** The deepest of a product's categories, of equally deep ones the first: the one that says most. */
export function chooseCategory(paths: readonly string[][]): string[] {
  return paths.reduce((best, path) => (path.length > best.length ? path : best), []);
}

/** A name as people read it: WooCommerce's files hold "Belt &amp; Buckle", as its database does. */
export function plainText(name: string): string {
  return decodeHTML(name)
    .replace(/[\u00a0\s]+/g, " ")
    .trim();
}

/** Items between commas; `\,` is a comma within one. */
export function splitList(text: string): string[] {
  return text
    .split(/(?<!\\),/)
    .map((item) => item.replaceAll("\\,", ",").trim())
    .filter((item) => item !== "");
}

/** The other way round. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replaceAll(",", "\\,")).join(", ");
}

/** The sign that parts the columns, by the first line: spreadsheets of half of Europe write semicolons. */
export function detectDelimiter(firstLine: string): "," | ";" | "\t" {
  const outside = firstLine.replace(/"(?:[^"]|"")*"/g, "");
  const counts = ([",", ";", "\t"] as const).map((sign) => ({ sign, count: outside.split(sign).length - 1 }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}
