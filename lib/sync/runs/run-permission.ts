import type { Permission } from "@/lib/auth/permissions";
import type { RunKind } from "@/lib/generated/prisma/enums";

/** What starting, stopping and retrying a run of a kind takes. */
export const RUN_PERMISSION: Record<RunKind, Permission> = {
  categories: "woocommerce.sync_categories",
  products: "woocommerce.sync_products",
  orders: "woocommerce.sync_orders",
};
