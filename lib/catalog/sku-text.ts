/** Limits that fit a label and a line of the till. */
const MAX_BASE = 24;
const MAX_PART = 12;

/** Letters that Unicode does not decompose into Latin ones. */
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
 * A readable SKU from a name: "Gyokuro, 50 g" → "GYOKURO-50-G". A name without Latin letters or digits yields "P",
 * since keyboards of every language must be able to type a SKU.
 */
export function skuBase(name: string): string {
  return toCode(name, MAX_BASE) || "P";
}

/** A variation's SKU: the product's SKU and the values. Values without Latin letters are numbered: TEE-1, TEE-2. */
export function variationSku(productSku: string, options: readonly string[], index: number): string {
  const parts = options.map((option) => toCode(option, MAX_PART));
  const tail = parts.some((part) => part === "") ? String(index + 1) : parts.join("-");
  return tail === "" ? productSku : `${productSku}-${tail}`.slice(0, 100);
}

/** The first free SKU of base, base-2, base-3 …; it is added to `taken`, a set of lower-case SKUs. */
export function firstFreeSku(base: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const sku = number === 1 ? base : `${base}-${number}`;
    if (taken.has(sku.toLowerCase())) continue;
    taken.add(sku.toLowerCase());
    return sku;
  }
}
