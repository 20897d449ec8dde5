import { can, type Holder } from "@/lib/auth/access";

/** Who sees sales sees every receipt; who only sells prints those of what they sold. */
export function canSeeReceipt(user: Holder & { id: number }, sale: { soldById: number | null }): boolean {
  return can(user, "sales.view") || (can(user, "sales.create") && sale.soldById === user.id);
}
