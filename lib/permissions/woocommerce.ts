import type { Access } from "@/lib/auth/access";
import type { Permission } from "@/lib/auth/permissions";

/** Everything about stores takes the module: switched off, its pages and routes answer nobody. */
const ofModule = (permission: Permission): Access => ({ all: [permission], module: "woocommerce" });

export const VIEW_STORES = ofModule("woocommerce.view");
export const SET_UP_STORES = ofModule("woocommerce.settings");
export const SYNC_CATEGORIES = ofModule("woocommerce.sync_categories");
export const SYNC_PRODUCTS = ofModule("woocommerce.sync_products");
/** Deliveries of webhooks are included: they hold what customers ordered. */
export const SYNC_ORDERS = ofModule("woocommerce.sync_orders");
export const EDIT_ORDERS = ofModule("sales.edit");
export const MAP_TAXES = ofModule("woocommerce.map_taxes");
