import { can, type Holder } from "@/lib/auth/access";

/** Whether the user may see a receipt: all with `sales.view`, their own with `sales.create`. */
export function canSeeReceipt(user: Holder & { id: number }, sale: { soldById: number | null }): boolean {
  return can(user, "sales.view") || (can(user, "sales.create") && sale.soldById === user.id);
}
