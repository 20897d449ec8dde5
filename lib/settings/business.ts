import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { BusinessSettings } from "@/lib/settings/business-schema";
import type { Module } from "@/lib/auth/modules";

const FIELDS = { name: true, currency: true, timeZone: true, pricesIncludeTax: true, weightUnit: true } as const;

export async function getBusinessSettings(db: Db, businessId: number): Promise<BusinessSettings> {
  const business = await db.business.findUnique({ where: { id: businessId }, select: FIELDS });
  if (!business) throw new AppError("not_found", "notFound");
  return business;
}

export async function updateBusinessSettings(
  db: Db,
  businessId: number,
  settings: BusinessSettings,
): Promise<BusinessSettings> {
  return db.business.update({ where: { id: businessId }, data: settings, select: FIELDS });
}

/** Switches a module on or off. Nothing that the module has stored is touched. */
export async function setModule(db: Db, businessId: number, module: Module, isOn: boolean): Promise<string[]> {
  // One statement: two switches at the same moment must not undo each other.
  const rows = await db.$queryRaw<{ modules: string[] }[]>`
    update businesses
       set modules = case when ${isOn} then array_append(array_remove(modules, ${module}), ${module})
                          else array_remove(modules, ${module}) end
     where id = ${businessId}
     returning modules`;
  if (!rows[0]) throw new AppError("not_found", "notFound");
  return rows[0].modules;
}
