/** What a WooCommerce store changes in a text when it saves it. */
export type StoreTextChange = "markup" | "backslash" | "spaces" | "percent";

/** WordPress removes tags, also unknown and unclosed ones (`wp_strip_all_tags`); "5 < 6" is no tag. */
const TAG = /<[a-z/!?]/i;

const INNER_SPACES = /\S\s{2,}\S/;
const PERCENT_ENCODED = /%[a-f0-9]{2}/i;

/**
 * Returns what the store will change in a name or SKU, or null. Tried with WooCommerce 8.2 and 11.0: markup is removed
 * from both, a backslash from names alone. A SKU passes `sanitize_text_field` as well, which folds spaces and removes
 * percent-encoded bytes.
 */
export function findStoreTextChange(text: string, field: "name" | "sku"): StoreTextChange | null {
  if (TAG.test(text)) return "markup";
  if (field === "name") return text.includes("\\") ? "backslash" : null;
  if (PERCENT_ENCODED.test(text)) return "percent";
  return INNER_SPACES.test(text) ? "spaces" : null;
}
