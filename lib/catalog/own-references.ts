import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

/**
 * Checks that category and tax rate belong to the business.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when one of them does not
 */
export async function requireOwnReferences(
  tx: Tx,
  businessId: number,
  { categoryId, taxRateId }: { categoryId?: number | null | undefined; taxRateId?: number | null | undefined },
): Promise<void> {
  if (categoryId != null && !(await tx.category.findFirst({ where: { id: categoryId, businessId } }))) {
    throw new AppError("invalid_input", "invalidInput", { fields: { categoryId: "categoryGone" } });
  }
  if (taxRateId != null && !(await tx.taxRate.findFirst({ where: { id: taxRateId, businessId } }))) {
    throw new AppError("invalid_input", "invalidInput", { fields: { taxRateId: "taxRateGone" } });
  }
}
