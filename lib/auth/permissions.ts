/**
 * What a role may do. WooCommerce has its own: see, sync categories, sync products, sync orders,
 * map taxes, change settings.
 */
export const PERMISSIONS = [
  "products.view",
  "products.edit",
  "prices.edit",
  "stock.view",
  "stock.adjust",
  "categories.edit",
  "sales.view",
  "sales.create",
  "sales.edit",
  "sales.oversell",
  "customers.edit",
  "taxes.edit",
  "locations.edit",
  "users.edit",
  "settings.edit",
  "activity.view",
  "woocommerce.view",
  "woocommerce.sync_categories",
  "woocommerce.sync_products",
  "woocommerce.sync_orders",
  "woocommerce.map_taxes",
  "woocommerce.settings",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** The permissions among the names of a role: one that this version does not know grants nothing. */
export function knownPermissions(names: readonly string[]): Permission[] {
  return PERMISSIONS.filter((permission) => names.includes(permission));
}

export type RoleName = "owner" | "manager" | "cashier";

const MANAGER_LACKS: readonly Permission[] = ["users.edit", "settings.edit", "woocommerce.settings"];

/** The roles a new business starts with. */
export const DEFAULT_ROLES: Record<RoleName, readonly Permission[]> = {
  owner: PERMISSIONS,
  manager: PERMISSIONS.filter((permission) => !MANAGER_LACKS.includes(permission)),
  cashier: ["products.view", "stock.view", "sales.view", "sales.create", "customers.edit"],
};
