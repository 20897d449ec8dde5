/** One line of RFC 4180. */
export function toCsvLine(cells: readonly string[]): string {
  return `${cells.map(toCsvCell).join(",")}\r\n`;
}

/** Before the first line: makes Excel read UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** A spreadsheet runs what begins with one of these; an apostrophe in front makes it text. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** An amount below zero begins like a formula and is none. */
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

function toCsvCell(text: string): string {
  const safe = FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
