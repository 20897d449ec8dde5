import type { Tx } from "@/lib/db";
import type { SyncRun } from "@/lib/generated/prisma/client";

/**
 * A category or attribute that the store has only now makes its products news for it: they may have
 * gone out without it. A trigger moves their changed_at. A run over all products looks at them anyway.
 */
export async function touchProductsOf(
  tx: Tx,
  run: Pick<SyncRun, "kind" | "mode">,
  { categories = [], attributes = [] }: { categories?: readonly number[]; attributes?: readonly number[] },
): Promise<void> {
  if (run.kind === "products" && run.mode === "all") return;
  if (categories.length > 0)
    await tx.product.updateMany({ where: { categoryId: { in: [...categories] } }, data: { updatedAt: new Date() } });
  if (attributes.length > 0) {
    await tx.product.updateMany({
      where: { attributes: { some: { attributeId: { in: [...attributes] } } } },
      data: { updatedAt: new Date() },
    });
  }
}
