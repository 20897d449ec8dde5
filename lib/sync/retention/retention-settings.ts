import { changesBetween } from "@/lib/activity/activity-changes";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { lockBusiness } from "@/lib/db/locks";
import { type Retention, retentionSchema } from "./retention-schema";

/** Returns how long a business stores its history, in days. */
export async function getRetention(db: Db, businessId: number): Promise<Retention> {
  const { retention } = await db.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { retention: true },
  });
  return retentionSchema.parse(retention);
}

/** Saves how long a business stores its history, and records who changed it. */
export async function saveRetention(
  db: Db,
  businessId: number,
  retention: Retention,
  userId: number,
): Promise<Retention> {
  return db.$transaction(async (tx) => {
    await lockBusiness(tx, businessId);
    const before = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { retention: true } });
    const changes = changesBetween(retentionSchema.parse(before.retention), retention);
    await tx.business.update({ where: { id: businessId }, data: { retention } });
    if (changes.length > 0)
      await recordActivity(tx, {
        businessId,
        userId,
        action: "settings.business_changed",
        entityId: null,
        details: { changes },
      });
    return retention;
  });
}
