/** A page of the WooCommerce section for one store. */
export function wooHref(path: string, storeId: number | "new" | null): string {
  return storeId === null ? path : `${path}?store=${storeId}`;
}

/** The page to show of another store: a run and an order belong to one, so from them it is the list. */
export const toOtherStore = (path: string): string => /^(\/woocommerce\/(?:history|orders))\//.exec(path)?.[1] ?? path;
