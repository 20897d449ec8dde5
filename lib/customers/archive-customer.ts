import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Takes a customer out of the lists and the till, or puts them back. Their sales stay theirs. Throws
 * not_found, and conflict when another customer has been given the e-mail address meanwhile.
 */
export async function setCustomerArchived(
  db: Db,
  { id: userId, businessId }: { id: number; businessId: number },
  id: number,
  isArchived: boolean,
): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      await tx.$executeRaw`select id from customers where id = ${id} and business_id = ${businessId} for no key update`;
      const customer = await tx.customer.findFirst({
        where: { id, businessId },
        select: { name: true, isArchived: true },
      });
      if (customer === null) throw new AppError("not_found", "notFound");
      if (customer.isArchived === isArchived) return;
      await tx.customer.update({ where: { id, businessId }, data: { isArchived } });
      const action = isArchived ? "customer.archived" : "customer.restored";
      await recordActivity(tx, { businessId, userId, action, entityId: id, details: { name: customer.name } });
    });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
    throw new AppError("conflict", "customerEmailTaken", { cause: error });
  }
}
