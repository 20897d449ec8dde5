import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { canStoreFetchFrom } from "@/lib/sync/settings/media-address";
import { findStoreKeys } from "@/lib/sync/core/store-client";
import { storeProfileSchema } from "@/lib/sync/settings/store-profile";
import { storeSettingsSchema } from "@/lib/sync/settings/store-settings";
import { findFirstSync } from "./find-first-sync";
import type { StoreChoices, StoreDetails, StoreListItem } from "@/lib/sync/runs/sync-view";

/** The stores of a business in the order they were added. */
export function listStores(db: Db, businessId: number): Promise<StoreListItem[]> {
  return db.store.findMany({
    where: { businessId },
    orderBy: { id: "asc" },
    select: { id: true, name: true, url: true },
  });
}

/**
 * What the sync page shows of a store.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function getStoreToSync(db: Db, businessId: number, storeId: number) {
  const store = await db.store.findFirst({
    where: { id: storeId, businessId },
    select: {
      id: true,
      url: true,
      settings: true,
      consumerKeyEnc: true,
      consumerSecretEnc: true,
      location: { select: { name: true } },
      furtherLocationIds: true,
      firstSyncAt: true,
      autoSync: true,
    },
  });
  if (!store) throw new AppError("not_found", "notFound");
  const further = await db.location.findMany({
    where: { businessId, id: { in: store.furtherLocationIds } },
    orderBy: { id: "asc" },
    select: { name: true },
  });
  return {
    id: store.id,
    hasKeys: store.consumerKeyEnc !== null && store.consumerSecretEnc !== null,
    location: store.location.name,
    furtherLocations: further.map(({ name }) => name),
    ...(await findFirstSync(db, store)),
    isAutoSyncWaiting: store.autoSync && store.firstSyncAt === null,
    isMediaUnreachable: isMediaUnreachable(
      { url: store.url, settings: storeSettingsSchema.parse(store.settings) },
      env().APP_URL,
    ),
  };
}

/** Whether the settings send images to a store that cannot fetch them from the public address. */
export function isMediaUnreachable(store: Pick<StoreDetails, "url" | "settings">, publicUrl: string): boolean {
  const { createFields, updateFields } = store.settings;
  const areImagesSent = createFields.includes("images") || updateFields.includes("images");
  return areImagesSent && !canStoreFetchFrom(publicUrl, store.url);
}

/**
 * A store's settings without its secrets; times are ISO strings.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function getStoreDetails(db: Db, businessId: number, storeId: number): Promise<StoreDetails> {
  const store = await db.store.findFirst({ where: { id: storeId, businessId } });
  if (!store) throw new AppError("not_found", "notFound");
  const profile = storeProfileSchema.safeParse(store.profile);
  const found = findStoreKeys(store);
  const { id, name, url, locationId, furtherLocationIds, autoSync, autoSyncMinutes, faultCode } = store;
  return {
    id,
    name,
    url,
    locationId,
    furtherLocationIds,
    autoSync,
    autoSyncMinutes,
    faultCode,
    hasKeys: found.keys !== null,
    areKeysUnreadable: found.keys === null && found.areUnreadable,
    keyEnding: found.keys?.consumerKey.slice(-4) ?? null,
    settings: storeSettingsSchema.parse(store.settings),
    profile: profile.success ? profile.data : null,
    profileCheckedAt: store.profileCheckedAt?.toISOString() ?? null,
  };
}

/** The choices of a store's settings. Archived locations and price groups are listed only while the store uses them. */
export async function getStoreChoices(db: Db, businessId: number, store: StoreDetails | null): Promise<StoreChoices> {
  const usable = (usedIds: readonly number[]) => ({
    where: { businessId, OR: [{ isArchived: false }, { id: { in: [...usedIds] } }] },
    orderBy: { id: "asc" } as const,
    select: { id: true, name: true },
  });
  const [business, locations, priceGroups, taxRates] = await Promise.all([
    db.business.findUniqueOrThrow({ where: { id: businessId }, select: { currency: true, pricesIncludeTax: true } }),
    db.location.findMany(usable(store === null ? [] : [store.locationId, ...store.furtherLocationIds])),
    db.priceGroup.findMany(usable(store?.settings.priceGroupId ? [store.settings.priceGroupId] : [])),
    db.taxRate.count({ where: { businessId, isArchived: false } }),
  ]);
  return { ...business, locations, priceGroups, hasTaxRates: taxRates > 0 };
}
