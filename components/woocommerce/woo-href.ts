/** A page of the WooCommerce section for one store. */
export function wooHref(path: string, storeId: number | "new" | null): string {
  return storeId === null ? path : `${path}?store=${storeId}`;
}
