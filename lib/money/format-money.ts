import type { Decimal } from "decimal.js";
import { roundMoney } from "./round-money";

const formats = new Map<string, Intl.NumberFormat>();

/**
 * An amount for people, in their locale: ("1234.5", "USD", "en") → "$1,234.50".
 * Rounds to the currency's digits first; a code Intl does not know is shown before the number.
 *
 * @param amount decimal or decimal string
 */
export function formatMoney(amount: Decimal | string, currency: string, locale: string): string {
  const rounded = roundMoney(amount, currency);
  // Intl takes a decimal string without passing through a float.
  return numberFormat(currency, locale).format(rounded.toFixed() as Intl.StringNumericLiteral);
}

function numberFormat(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  formats.set(key, format);
  return format;
}
