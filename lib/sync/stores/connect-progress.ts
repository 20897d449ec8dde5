import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { CatalogLead } from "@/lib/generated/prisma/client";
import { storeProfileSchema } from "@/lib/sync/settings/store-profile";
import { storeSettingsSchema } from "@/lib/sync/settings/store-settings";
import type { ConnectProgress } from "./connect-step";

/**
 * How far the first connection of a store has come.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function getConnectProgress(db: Db, businessId: number, storeId: number): Promise<ConnectProgress> {
  const store = await db.store.findFirst({
    where: { id: storeId, businessId },
    select: { consumerKeyEnc: true, catalogLead: true, classMappings: { take: 1, select: { storeId: true } } },
  });
  if (!store) throw new AppError("not_found", "notFound");
  return {
    hasKeys: store.consumerKeyEnc !== null,
    lead: store.catalogLead,
    areTaxesMapped: store.classMappings.length > 0,
  };
}

/**
 * Saves whose products the first sync begins with. Before the first sync it also takes over whether the store takes
 * prices with tax, which no person has to compare then.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function saveCatalogLead(db: Db, businessId: number, storeId: number, lead: CatalogLead): Promise<void> {
  await db.$transaction(async (tx) => {
    const store = await tx.store.findFirst({
      where: { id: storeId, businessId },
      select: { catalogLead: true, changesSentUpTo: true, settings: true, profile: true },
    });
    if (!store) throw new AppError("not_found", "notFound");
    const isFirst = store.catalogLead === null && store.changesSentUpTo === null;
    const profile = storeProfileSchema.safeParse(store.profile).data;
    const settings = storeSettingsSchema.parse(store.settings);
    const takesOver = isFirst && profile?.taxEnabled === true;
    await tx.store.update({
      where: { id: storeId },
      data: {
        catalogLead: lead,
        ...(takesOver ? { settings: { ...settings, pricesIncludeTax: profile.pricesIncludeTax } } : {}),
      },
    });
  });
}
