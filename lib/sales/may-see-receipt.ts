import type { Permission } from "@/lib/auth/permissions";

/** Who sees sales sees every receipt; who only sells prints those of what they sold. */
export function maySeeReceipt(
  user: { id: number; permissions: readonly Permission[] },
  sale: { soldById: number | null },
): boolean {
  return (
    user.permissions.includes("sales.view") || (user.permissions.includes("sales.create") && sale.soldById === user.id)
  );
}
