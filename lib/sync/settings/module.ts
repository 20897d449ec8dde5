/** Whether the business has switched WooCommerce on; switched off, nothing happens by itself. */
export function isModuleOn(business: { modules: readonly string[] }): boolean {
  return business.modules.includes("woocommerce");
}
