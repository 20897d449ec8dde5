import type { Access } from "@/lib/auth/access";
import type { Permission } from "@/lib/auth/permissions";

/** Every page and route about stores requires the module. */
const ofModule = (permission: Permission): Access => ({ all: [permission], module: "woocommerce" });

/** What the stores have of a product, for those who may see the product. */
export const VIEW_PRODUCT_STATES = ofModule("products.view");
export const VIEW_STORES = ofModule("woocommerce.view");
export const SET_UP_STORES = ofModule("woocommerce.settings");
/** Matching shows products of the shop with their prices. */
export const MATCH_PRODUCTS: Access = { all: ["woocommerce.settings", "products.view"], module: "woocommerce" };
export const SYNC_CATEGORIES = ofModule("woocommerce.sync_categories");
export const SYNC_PRODUCTS = ofModule("woocommerce.sync_products");
/** The preview shows categories to those who may send them, and everything to those who may send products. */
export const PREVIEW_CATEGORIES: Access = {
  any: ["woocommerce.sync_categories", "woocommerce.sync_products"],
  module: "woocommerce",
};
/** Includes webhook deliveries, which contain orders. */
export const SYNC_ORDERS = ofModule("woocommerce.sync_orders");
export const EDIT_ORDERS = ofModule("sales.edit");
export const MAP_TAXES = ofModule("woocommerce.map_taxes");
