import { changesBetween } from "@/lib/activity/activity-changes";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { lockBusiness } from "@/lib/db/locks";
import { AppError } from "@/lib/errors";
import type { BusinessSettings } from "@/lib/settings/business-schema";
import { hasModule, type Module } from "@/lib/auth/modules";
import { lockModules } from "./queries/lock-modules";

const FIELDS = { name: true, currency: true, timeZone: true, pricesIncludeTax: true, weightUnit: true } as const;

/**
 * The settings of a business.
 *
 * @throws AppError `not_found` (`notFound`) when there is no such business
 */
export async function getBusinessSettings(db: Db, businessId: number): Promise<BusinessSettings> {
  const business = await db.business.findUnique({ where: { id: businessId }, select: FIELDS });
  if (!business) throw new AppError("not_found", "notFound");
  return business;
}

/** Saves the settings of a business and records the changes as an activity. */
export async function updateBusinessSettings(
  db: Db,
  businessId: number,
  settings: BusinessSettings,
  userId: number | null = null,
): Promise<BusinessSettings> {
  return db.$transaction(async (tx) => {
    await lockBusiness(tx, businessId);
    const before = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: FIELDS });
    const after = await tx.business.update({ where: { id: businessId }, data: settings, select: FIELDS });
    const changes = changesBetween(before, after);
    if (changes.length > 0)
      await recordActivity(tx, {
        businessId,
        userId,
        action: "settings.business_changed",
        entityId: null,
        details: { changes },
      });
    return after;
  });
}

/**
 * Switches a module on or off, and returns the modules that are on. The module's stored data stays.
 *
 * @throws AppError `not_found` (`notFound`) when there is no such business
 */
export async function setModule(
  db: Db,
  businessId: number,
  module: Module,
  isOn: boolean,
  userId: number | null = null,
): Promise<string[]> {
  return db.$transaction(async (tx) => {
    const before = await lockModules(tx, businessId);
    if (before === null) throw new AppError("not_found", "notFound");
    if (hasModule({ modules: before }, module) === isOn) return before;
    const modules = isOn ? [...before, module] : before.filter((name) => name !== module);
    await tx.business.update({ where: { id: businessId }, data: { modules } });
    await recordActivity(tx, {
      businessId,
      userId,
      action: isOn ? "settings.module_on" : "settings.module_off",
      entityId: null,
      details: { name: module },
    });
    return modules;
  });
}
