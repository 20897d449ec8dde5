import { can, type Holder } from "@/lib/auth/access";
import type { Permission } from "@/lib/auth/permissions";
import type { RunKind } from "@/lib/generated/prisma/enums";

const PERMISSION: Record<RunKind, Permission> = {
  categories: "woocommerce.sync_categories",
  products: "woocommerce.sync_products",
  orders: "woocommerce.sync_orders",
};

/** Whether the user may start, cancel and retry runs of this kind. */
export function canRun(user: Holder, { kind }: { kind: RunKind }): boolean {
  return can(user, PERMISSION[kind]);
}
