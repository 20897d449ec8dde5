import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { isUniqueViolation } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { CustomerInput } from "./customer-schema";

type Editor = { id: number; businessId: number };

/**
 * Adds a customer.
 *
 * @throws AppError `conflict` (`invalidInput` with the field) when another customer has the e-mail address
 */
export async function createCustomer(
  db: Db,
  { id: userId, businessId }: Editor,
  input: CustomerInput,
): Promise<{ id: number; name: string }> {
  return refuseTakenEmail(() =>
    db.$transaction(async (tx) => {
      const customer = await tx.customer.create({
        data: { businessId, ...columnsOf(input), billing: input.address },
        select: { id: true, name: true },
      });
      await recordActivity(tx, {
        businessId,
        userId,
        action: "customer.created",
        entityId: customer.id,
        details: { name: customer.name },
      });
      return customer;
    }),
  );
}

/**
 * Changes a customer.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such customer, or when it is archived
 * @throws AppError `conflict` (`invalidInput` with the field) when another customer has the e-mail address
 */
export async function updateCustomer(
  db: Db,
  { id: userId, businessId }: Editor,
  id: number,
  input: CustomerInput,
): Promise<void> {
  await refuseTakenEmail(() =>
    db.$transaction(async (tx) => {
      const before = await tx.customer.findFirst({ where: { id, businessId, isArchived: false } });
      if (before === null) throw new AppError("not_found", "notFound");
      const columns = columnsOf(input);
      // Parts that only orders have (company, state) stay.
      const billing = { ...(before.billing as Prisma.InputJsonObject | null), ...input.address };
      await tx.customer.update({ where: { id }, data: { ...columns, billing } });
      const changed = (["name", "email", "phone", "note"] as const).filter((field) => before[field] !== columns[field]);
      const details = {
        name: input.name,
        ...(changed.includes("name") ? { before: before.name } : {}),
        fields: changed.join(" "),
      };
      await recordActivity(tx, { businessId, userId, action: "customer.edited", entityId: id, details });
    }),
  );
}

function columnsOf({ name, email, phone, note }: CustomerInput) {
  return { name, email: email || null, phone: phone || null, note };
}

async function refuseTakenEmail<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new AppError("conflict", "invalidInput", { fields: { email: "customerEmailTaken" }, cause: error });
    }
    throw error;
  }
}
