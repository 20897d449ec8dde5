import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { lockCustomer } from "./queries/lock-customer";
import { eraseLinksOf } from "./queries/erase-links-of";
import { eraseActivitiesOf, eraseSalesOf } from "./queries/erase-sales-of";

/**
 * Removes a person's data for good (GDPR, article 17). The customer stays as a number without a name, so that
 * sales keep their goods, amounts and taxes, which the law on bookkeeping requires. Repeating it changes nothing.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such customer
 */
export async function eraseCustomer(
  db: Db,
  { id: userId, businessId }: { id: number; businessId: number },
  id: number,
): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const customer = await lockCustomer(tx, businessId, id);
      if (customer === null) throw new AppError("not_found", "notFound");
      if (customer.erasedAt !== null) return;
      await eraseSalesOf(tx, id);
      await eraseLinksOf(tx, id);
      const name = `#${id}`;
      await tx.customer.update({
        where: { id, businessId },
        data: {
          name,
          email: null,
          phone: null,
          billing: Prisma.DbNull,
          shipping: Prisma.DbNull,
          note: "",
          isArchived: true,
          erasedAt: new Date(),
        },
      });
      await recordActivity(tx, { businessId, userId, action: "customer.erased", entityId: id });
      await eraseActivitiesOf(tx, businessId, id, name);
    },
    // A customer of many years has some thousand sales.
    { timeout: 60_000 },
  );
}
