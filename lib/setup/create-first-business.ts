import { recordActivity } from "@/lib/activity/record-activity";
import { hasBusiness } from "@/lib/auth/has-business";
import { hashPassword } from "@/lib/auth/password";
import { DEFAULT_ROLES } from "@/lib/auth/permissions";
import type { Db, Tx } from "@/lib/db";
import { lockFirstStart } from "@/lib/db/locks";
import { AppError } from "@/lib/errors";
import { OWNER_ROLE } from "@/lib/users/owner-role";
import type { FirstBusiness } from "./setup-schema";

type Options = {
  /** Set: the owner's password is a one-time password until then. */
  oneTimeUntil?: Date;
};

/**
 * Writes the first business with its roles, owner, location and tax rates, in one transaction, and ends the set-up
 * code. Of two at once the second is refused.
 *
 * @throws AppError `conflict` (`alreadySetUp`) when a business exists
 */
export async function createFirstBusiness(
  db: Db,
  input: FirstBusiness,
  { oneTimeUntil }: Options = {},
): Promise<{ businessId: number; userId: number }> {
  // Before the transaction, since hashing is slow and would prolong the lock.
  const passwordHash = await hashPassword(input.owner.password);
  return db.$transaction(async (tx) => {
    await lockFirstStart(tx);
    if (await hasBusiness(tx)) throw new AppError("conflict", "alreadySetUp");
    const { id: businessId } = await tx.business.create({ data: { ...input.business, modules: ["woocommerce"] } });
    const ownerRoleId = await writeRoles(tx, businessId);
    const { name, email, locale } = input.owner;
    const { id: userId } = await tx.user.create({
      data: { businessId, roleId: ownerRoleId, name, email, locale, passwordHash, oneTimeUntil },
    });
    await tx.location.create({ data: { businessId, ...input.location } });
    await tx.taxRate.createMany({ data: input.taxRates.map((rate) => ({ businessId, ...rate })) });
    await tx.setupCode.deleteMany();
    await recordActivity(tx, {
      businessId,
      userId,
      action: "settings.business_created",
      entityId: null,
      details: { name: input.business.name },
    });
    return { businessId, userId };
  });
}

/** Writes the roles of a new business, and returns the owner's. */
async function writeRoles(tx: Tx, businessId: number): Promise<number> {
  const roles = await tx.role.createManyAndReturn({
    data: Object.entries(DEFAULT_ROLES).map(([name, permissions]) => ({
      businessId,
      name,
      permissions: [...permissions],
    })),
    select: { id: true, name: true },
  });
  const owner = roles.find(({ name }) => name === OWNER_ROLE);
  if (owner === undefined) throw new Error(`The roles of a new business have no ${OWNER_ROLE}`);
  return owner.id;
}
