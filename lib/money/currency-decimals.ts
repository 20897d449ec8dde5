const cache = new Map<string, number>();

/**
 * ISO 4217 where Intl says 0: it counts the coins in use, prices and stores count the minor unit.
 * Other versions of its data say 0 for the Serbian dinar, too.
 */
const ISO_DIGITS: Readonly<Record<string, number>> = {
  AFN: 2,
  ALL: 2,
  COP: 2,
  HUF: 2,
  IDR: 2,
  IQD: 3,
  IRR: 2,
  KPW: 2,
  LAK: 2,
  LBP: 2,
  MGA: 2,
  MMK: 2,
  PKR: 2,
  RSD: 2,
  SLL: 2,
  SOS: 2,
  SYP: 2,
  YER: 2,
};

/**
 * Minor-unit digits of a currency by ISO 4217: USD 2, JPY 0, KWD 3.
 * A code Intl does not know (a shop's own currency) counts as 2.
 *
 * @param currency three-letter code, any case
 */
export function currencyDecimals(currency: string): number {
  const code = currency.trim().toUpperCase();
  const known = cache.get(code);
  if (known !== undefined) return known;
  const decimals = readDecimals(code);
  cache.set(code, decimals);
  return decimals;
}

function readDecimals(code: string): number {
  const iso = ISO_DIGITS[code];
  if (iso !== undefined) return iso;
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency: code });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2; // not three letters: Intl throws a RangeError
  }
}
