import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { CatalogLead } from "@/lib/generated/prisma/client";
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
 * Saves whose products the first sync begins with.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function saveCatalogLead(db: Db, businessId: number, storeId: number, lead: CatalogLead): Promise<void> {
  const { count } = await db.store.updateMany({ where: { id: storeId, businessId }, data: { catalogLead: lead } });
  if (count === 0) throw new AppError("not_found", "notFound");
}
