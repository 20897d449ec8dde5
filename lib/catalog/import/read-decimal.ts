import { trimDecimal } from "@/lib/money/decimal-schema";

export type DecimalRules = {
  isSigned?: boolean;
  maxWhole?: number;
  /** The file writes decimals with a comma elsewhere, so that "1,234" is 1.234 and "1.234" may be 1234. */
  hasDecimalComma?: boolean;
};

type ReadDecimal = { value: string } | { fault: string };

/**
 * Reads a number as exports and spreadsheets write it: "9.90", ".5", "9,90", "1.234,50", "1,234.50", "1 234,50". A single
 * separator before three digits may stand for decimals or thousands, and is refused where the file does not tell.
 */
export function readDecimal(
  text: string,
  { isSigned = false, maxWhole = 15, hasDecimalComma = false }: DecimalRules = {},
): ReadDecimal {
  const plain = toPlain(text.trim(), hasDecimalComma);
  if (plain === null) return { fault: "thousandsUnclear" };
  const match = /^([+-]?)(\d*)(?:\.(\d+))?$/.exec(plain);
  const [, sign, whole = "", decimals = ""] = match ?? [];
  if (match === null || (whole === "" && decimals === "")) return { fault: "notANumber" };
  if (sign === "-" && !isSigned && /[1-9]/.test(plain)) return { fault: "negative" };
  if (decimals.replace(/0+$/, "").length > 4) return { fault: "tooManyDecimals" };
  if (whole.replace(/^0+/, "").length > maxWhole) return { fault: "tooLarge" };
  return { value: trimDecimal(`${sign}${whole === "" ? "0" : whole}${decimals === "" ? "" : `.${decimals}`}`) };
}

/** Whether a number's comma can only be a decimal one. */
export function isDecimalComma(text: string): boolean {
  return /^[+-]?(\d{1,3}([. \u00a0\u202f]\d{3})+|\d+),(\d{1,2}|\d{4,})$/.test(text.trim());
}

/** The number with a decimal point and without separators of thousands; null where that is a guess. */
function toPlain(text: string, hasDecimalComma: boolean): string | null {
  const grouped = /^([+-]?\d{1,3})((?:[ \u00a0\u202f']\d{3})+)((?:[.,]\d*)?)$/.exec(text);
  const number = grouped === null ? text : `${grouped[1]}${grouped[2]?.replace(/\D/g, "")}${grouped[3]}`;
  const commas = number.split(",").length - 1;
  const points = number.split(".").length - 1;
  if (commas === 0 && points === 0) return number;
  if (commas > 0 && points > 0) {
    const decimal = number.lastIndexOf(",") > number.lastIndexOf(".") ? "," : ".";
    const thousands = decimal === "," ? "." : ",";
    const [whole = "", decimals = ""] = number.split(decimal);
    const isWhole = isGrouped(whole, thousands) && number.split(decimal).length === 2;
    return isWhole ? `${whole.replaceAll(thousands, "")}.${decimals}` : number;
  }
  const sign = commas > 0 ? "," : ".";
  if (commas + points > 1) return isGrouped(number, sign) ? number.replaceAll(sign, "") : number;
  // "1,234" and, in a file with decimal commas, "1.234": a shop would sell for a thousandth of the price, or a thousandfold.
  const isUnclear =
    grouped === null && /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(number) && (sign === ",") !== hasDecimalComma;
  return isUnclear ? null : number.replace(",", ".");
}

/** Whether separators part all digits into threes. */
function isGrouped(whole: string, separator: string): boolean {
  const [first = "", ...groups] = whole.split(separator);
  return /^[+-]?\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
}
