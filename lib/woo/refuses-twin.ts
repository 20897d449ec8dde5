import { toStoredSku } from "./resources/stored-sku";

/**
 * Whether the store refuses this create when it was already carried out, so that sending it again after a lost answer
 * cannot create a twin: products and variations by SKU (`product_invalid_sku`), categories by name and parent and
 * attribute terms by name (`term_exists`), attributes by slug. The store accepts orders, tax rates and products without
 * a SKU as often as they are sent.
 *
 * @param path collection or batch path, e.g. `products/batch`
 */
export function refusesTwin(path: string, item: Readonly<Record<string, unknown>>): boolean {
  const collection = path.replace(/\/batch$/, "");
  if (/^products(\/\d+\/variations)?$/.test(collection)) {
    return typeof item["sku"] === "string" && toStoredSku(item["sku"]) !== "";
  }
  return /^products\/(categories|tags|attributes(\/\d+\/terms)?)$/.test(collection);
}

/** Returns the code with which the store refuses a create that was already carried out. */
export function twinRefusal(path: string): "duplicate_sku" | "term_exists" {
  return /^products(\/\d+\/variations)?(\/batch)?$/.test(path) ? "duplicate_sku" : "term_exists";
}
