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

/** Locations and price group as names. */
async function shownOf(tx: Tx, store: Store) {
  const { businessId, name, url, locationId, furtherLocationIds, autoSync, autoSyncMinutes, settings } = store;
  const {
    priceGroupId,
    pricesIncludeTax: sendsPricesWithTax,
    language,
    ...rules
  } = storeSettingsSchema.parse(settings);
  const [location, further, priceGroup] = await Promise.all([
    tx.location.findFirst({ where: { businessId, id: locationId }, select: { name: true } }),
    tx.location.findMany({
      where: { businessId, id: { in: furtherLocationIds } },
      orderBy: { id: "asc" },
      select: { name: true },
    }),
    priceGroupId === null
      ? null
      : tx.priceGroup.findFirst({ where: { businessId, id: priceGroupId }, select: { name: true } }),
  ]);
  return {
    name,
    url,
    location: location?.name ?? "",
    furtherLocations: further.map((one) => one.name).join(", "),
    autoSync,
    autoSyncMinutes,
    priceGroup: priceGroup?.name ?? "",
    sendsPricesWithTax,
    textLanguage: language ?? "",
    ...rules,
  };
}
