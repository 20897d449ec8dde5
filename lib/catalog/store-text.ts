/** What a WooCommerce store changes in a text when it saves it. */
export type StoreTextChange = "markup" | "backslash";

/** WordPress removes tags, also unknown and unclosed ones (`wp_strip_all_tags`); "5 < 6" is no tag. */
const TAG = /<[a-z/!?]/i;

/**
 * Returns what the store will change in a name or SKU, or null. Tried with WooCommerce 8.2 and 11.0: markup is removed
 * from both, a backslash from names alone.
 */
export function findStoreTextChange(text: string, field: "name" | "sku"): StoreTextChange | null {
  if (TAG.test(text)) return "markup";
  return field === "name" && text.includes("\\") ? "backslash" : null;
}
