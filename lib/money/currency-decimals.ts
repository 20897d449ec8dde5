const cache = new Map<string, number>();

/**
 * ISO 4217 digits where Intl states 0: Intl counts coins in use, prices and stores count the minor unit. Some versions
 * of Intl's data state 0 for the Serbian dinar too.
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
 * Minor-unit digits of a currency by ISO 4217: USD 2, JPY 0, KWD 3. Codes that Intl does not know have 2.
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
    return 2; // Intl throws a RangeError for anything but three letters.
  }
}
