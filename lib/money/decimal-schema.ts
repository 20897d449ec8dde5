import { z } from "zod";

/**
 * Converts a typed decimal to the decimal string of the database and the API, with Arabic digits too. A comma is a
 * decimal point unless three digits follow: "1,234" may mean thousands, so it stays and is refused later.
 */
export function normaliseDecimal(text: string): string {
  const latin = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace("٫", ".")
    .replace("−", "-")
    .replace(/^([+-]?)\.(?=\d)/, "$10.");
  return /^[+-]?\d+,(\d{1,2}|\d{4})$/.test(latin) ? latin.replace(",", ".") : latin;
}

/** Columns are decimal(19, 4): fifteen digits before the point and four after it. */
const MAX_WHOLE_DIGITS = 15;
const MAX_DECIMALS = 4;

type DecimalRules = { isSigned?: boolean; maxWholeDigits?: number };

/** Schema of a decimal string with at most four decimals and no exponent. Issues are keys of `errors`. */
export function decimalText({ isSigned = false, maxWholeDigits = MAX_WHOLE_DIGITS }: DecimalRules = {}) {
  return z
    .string()
    .transform(normaliseDecimal)
    .superRefine((text, context) => {
      const issue = decimalIssue(text, isSigned, maxWholeDigits);
      if (issue !== null) context.addIssue({ code: "custom", message: issue });
    })
    .transform(trimDecimal);
}

function decimalIssue(text: string, isSigned: boolean, maxWholeDigits: number): string | null {
  if (text === "") return "required";
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return "notANumber";
  const [, sign, whole = "", decimals = ""] = match;
  if (sign === "-" && !isSigned) return "negativeNumber";
  if (decimals.replace(/0+$/, "").length > MAX_DECIMALS) return "tooManyDecimals";
  return whole.replace(/^0+/, "").length > maxWholeDigits ? "numberTooLarge" : null;
}

/** Removes signs and zeros without meaning: "012.500" → "12.5", "+3" → "3", "-0" → "0". */
export function trimDecimal(text: string): string {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return text;
  const [, sign, whole = "0", decimals = ""] = match;
  const significant = decimals.replace(/0+$/, "");
  const digits = `${whole.replace(/^0+(?=\d)/, "")}${significant === "" ? "" : `.${significant}`}`;
  return sign === "-" && digits !== "0" ? `-${digits}` : digits;
}

/** A price: zero or more. */
export const priceSchema = decimalText();

/** Like `decimalText`, with null for an empty text. Not a union, whose issue would be "Invalid input". */
export function optionalDecimalText(rules: DecimalRules = {}) {
  const { isSigned = false, maxWholeDigits = MAX_WHOLE_DIGITS } = rules;
  return z
    .string()
    .nullable()
    .transform((text) => (text === null || text.trim() === "" ? null : normaliseDecimal(text)))
    .superRefine((text, context) => {
      const issue = text === null ? null : decimalIssue(text, isSigned, maxWholeDigits);
      if (issue !== null) context.addIssue({ code: "custom", message: issue });
    })
    .transform((text) => (text === null ? null : trimDecimal(text)));
}

export const optionalPriceSchema = optionalDecimalText();

/** The column is decimal(12, 4). */
export const optionalWeightSchema = optionalDecimalText({ maxWholeDigits: 8 });
