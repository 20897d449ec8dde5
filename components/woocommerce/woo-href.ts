/** A page of the WooCommerce section for one store. */
export function wooHref(path: string, storeId: number | "new" | null): string {
  return storeId === null ? path : `${path}?store=${storeId}`;
}

/** The page for another store: a run or an order belongs to one store, so its page becomes the list. */
export const toOtherStore = (path: string): string => /^(\/woocommerce\/(?:history|orders))\//.exec(path)?.[1] ?? path;
