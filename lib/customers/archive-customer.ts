import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { isUniqueViolation } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";
import { lockCustomer } from "./queries/lock-customer";

/**
 * Archives or restores a customer. Archived customers are absent from lists and the till, and their sales stay.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such customer
 * @throws AppError `conflict` (`customerEmailTaken`) when another customer has the e-mail address of a restored one
 * @throws AppError `conflict` (`customerErased`) when the personal data of a restored one was erased
 */
export async function setCustomerArchived(
  db: Db,
  { id: userId, businessId }: { id: number; businessId: number },
  id: number,
  isArchived: boolean,
): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      const customer = await lockCustomer(tx, businessId, id);
      if (customer === null) throw new AppError("not_found", "notFound");
      if (customer.isArchived === isArchived) return;
      if (customer.erasedAt !== null) throw new AppError("conflict", "customerErased");
      await tx.customer.update({ where: { id, businessId }, data: { isArchived } });
      const action = isArchived ? "customer.archived" : "customer.restored";
      await recordActivity(tx, { businessId, userId, action, entityId: id, details: { name: customer.name } });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", "customerEmailTaken", { cause: error });
  }
}
