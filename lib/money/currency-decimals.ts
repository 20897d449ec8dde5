const cache = new Map<string, number>();

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
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency: code });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2; // not three letters: Intl throws a RangeError
  }
}
