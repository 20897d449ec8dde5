/** All permissions that a role can have. */
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
  "customers.erase",
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

/** The known permissions of a role. Names that this version does not know grant nothing. */
export function knownPermissions(names: readonly string[]): Permission[] {
  return PERMISSIONS.filter((permission) => names.includes(permission));
}

export type RoleName = "owner" | "manager" | "cashier";

const MANAGER_LACKS: readonly Permission[] = ["users.edit", "settings.edit", "customers.erase", "woocommerce.settings"];

/** The roles of a new business. */
export const DEFAULT_ROLES: Record<RoleName, readonly Permission[]> = {
  owner: PERMISSIONS,
  manager: PERMISSIONS.filter((permission) => !MANAGER_LACKS.includes(permission)),
  cashier: ["products.view", "stock.view", "sales.view", "sales.create", "customers.edit"],
};
