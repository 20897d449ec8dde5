/** A tag, or a `<` that opens none. */
const MARKUP = /<[^>]*?(?:(?=<)|>|$)/g;
const ESCAPED: Readonly<Record<string, string>> = { "<": "&lt;", '"': "&quot;", "'": "&#039;" };
const PERCENT_ENCODED = /%[a-f0-9]{2}/gi;

/**
 * Returns a SKU as the store stores and searches it (`sanitize_text_field` of WordPress): tags and percent-encoded bytes
 * are removed, a `<` that opens no tag is encoded, and white space is trimmed and collapsed. May be empty: `<tag>` is
 * stored as no SKU at all.
 */
export function toStoredSku(sku: string): string {
  const withoutMarkup = sku.replace(MARKUP, (piece) => (piece.endsWith(">") ? "" : escapeText(piece)));
  let stored = withoutMarkup.replace(/[\r\n\t ]+/g, " ").trim();
  // What remains of a removal may form another one.
  while (stored.search(PERCENT_ENCODED) >= 0) stored = stored.replace(PERCENT_ENCODED, "");
  return stored.replace(/ +/g, " ").trim();
}

function escapeText(text: string): string {
  return text
    .replace(/&(?!(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);)/gi, "&amp;")
    .replace(/[<"']/g, (sign) => ESCAPED[sign] ?? sign);
}
