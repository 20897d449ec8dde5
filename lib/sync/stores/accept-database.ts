import type { Db } from "@/lib/db";
import { NO_FAULT } from "@/lib/sync/core/store-fault";
import { lockStore } from "@/lib/db/locks";
import { AppError } from "@/lib/errors";
import { deleteLinks, RESET_KINDS } from "./reset-links";

/**
 * Starts again by matching with a store that answers at the same address with another database. Deletes the links of
 * categories, products, images and customers, and the mapping of tax rates. The sales of earlier orders stay, and an order that has the id of one becomes a sale
 * of its own.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `conflict` (`noOtherDatabase`) when the store's fault is another one, or none
 * @throws AppError `conflict` (`runActive`) while a run is active
 */
export async function acceptDatabase(
  db: Db,
  { businessId, storeId, userId }: { businessId: number; storeId: number; userId: number },
): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await lockStore(tx, businessId, storeId);
      const store = await tx.store.findFirst({ where: { id: storeId, businessId } });
      if (!store) throw new AppError("not_found", "notFound");
      if (store.faultCode !== "other_database") throw new AppError("conflict", "noOtherDatabase");
      const active = await tx.syncRun.findFirst({
        where: { storeId, status: { in: ["queued", "running"] } },
        select: { id: true },
      });
      if (active) throw new AppError("conflict", "runActive", { values: { runId: active.id } });
      for (const kind of RESET_KINDS) await deleteLinks(tx, store, { kind, userId, isOtherShop: true });
      // The next order of a customer's id may be another person's. Customers are found again by e-mail.
      await tx.customerLink.deleteMany({ where: { storeId } });
      // The same goes for a tax rate's id. The classes are known by their slugs, which are words.
      await tx.taxRateMapping.deleteMany({ where: { storeId } });
      await tx.orderFailure.deleteMany({ where: { storeId, businessId } });
      await tx.store.update({
        where: { id: storeId },
        data: { ...NO_FAULT, databaseAcceptedAt: new Date(), firstSyncAt: null },
      });
    },
    { timeout: 120_000 },
  );
}
