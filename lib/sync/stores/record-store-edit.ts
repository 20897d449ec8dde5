import { changesBetween } from "@/lib/activity/activity-changes";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Tx } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import { storeSettingsSchema } from "@/lib/sync/settings/store-settings";

/** Records the changes of a store's settings as an activity; of new keys only that they changed. */
export async function recordStoreEdit(
  tx: Tx,
  actor: { businessId: number; userId: number | null },
  before: Store,
  after: Store,
  hasNewKeys: boolean,
): Promise<void> {
  const changes = changesBetween(await shownOf(tx, before), await shownOf(tx, after));
  if (hasNewKeys) changes.push({ field: "storeKeys" });
  if (changes.length === 0) return;
  await recordActivity(tx, {
    ...actor,
    action: "store.edited",
    entityId: after.id,
    details: { name: after.name, changes },
  });
}

/** Location and price group as names. */
async function shownOf(tx: Tx, { businessId, name, url, locationId, autoSync, autoSyncMinutes, settings }: Store) {
  const { priceGroupId, pricesIncludeTax: sendsPricesWithTax, ...rules } = storeSettingsSchema.parse(settings);
  const [location, priceGroup] = await Promise.all([
    tx.location.findFirst({ where: { businessId, id: locationId }, select: { name: true } }),
    priceGroupId === null
      ? null
      : tx.priceGroup.findFirst({ where: { businessId, id: priceGroupId }, select: { name: true } }),
  ]);
  return {
    name,
    url,
    location: location?.name ?? "",
    autoSync,
    autoSyncMinutes,
    priceGroup: priceGroup?.name ?? "",
    sendsPricesWithTax,
    ...rules,
  };
}
