/** Short enough for a label and a till's line. */
const MAX_BASE = 24;
const MAX_PART = 12;

/** Letters that no decomposition turns into Latin ones. */
const LETTERS: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", þ: "th", ı: "i" };

function toCode(text: string, maxLength: number): string {
  const latin = text
    .toLowerCase()
    .replace(/[ßæœøđłþı]/g, (letter) => LETTERS[letter] ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  const code = latin
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return code.length <= maxLength
    ? code
    : code
        .slice(0, maxLength)
        .replace(/-[^-]*$/, "")
        .replace(/-+$/, "");
}

/**
 * The beginning of a SKU that can be read aloud: "Gyokuro, 50 g" → "GYOKURO-50-G". A name without
 * a Latin letter or digit gives "P": SKUs are typed and scanned on keyboards of every language.
 */
export function skuBase(name: string): string {
  return toCode(name, MAX_BASE) || "P";
}

/** A variation's: the product's with the values behind it. Values without Latin letters count: TEE-1, TEE-2. */
export function variationSku(productSku: string, options: readonly string[], index: number): string {
  const parts = options.map((option) => toCode(option, MAX_PART));
  const tail = parts.some((part) => part === "") ? String(index + 1) : parts.join("-");
  return tail === "" ? productSku : `${productSku}-${tail}`.slice(0, 100);
}

/** The first of base, base-2, base-3 … that nobody has; `taken` holds lower-case SKUs and learns the new one. */
export function firstFreeSku(base: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const sku = number === 1 ? base : `${base}-${number}`;
    if (taken.has(sku.toLowerCase())) continue;
    taken.add(sku.toLowerCase());
    return sku;
  }
}
