import { lockStore } from "@/lib/db/locks";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/queue/enqueue";
import { replanAll } from "@/lib/sync/core/replan-all";
import { mapTaxesJob } from "./jobs";
import { mapOrderTaxes } from "./queries/map-order-taxes";
import type { TaxMappingInput } from "./tax-mapping-schema";

/**
 * Saves the store's class per local rate, and the local rate per remote rate. The next run plans all products,
 * and imported orders get the new rates: the latest at once, the others by a job.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `not_found` (`taxRateGone`) when the business has no such tax rate
 */
export async function saveTaxMapping(
  db: Db,
  businessId: number,
  storeId: number,
  input: TaxMappingInput,
  userId: number | null = null,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockStore(tx, businessId, storeId);
    const store = await tx.store.findFirst({ where: { id: storeId, businessId }, select: { id: true, name: true } });
    if (!store) throw new AppError("not_found", "notFound");
    const wanted = [
      ...new Set([...input.classes.map((row) => row.taxRateId), ...input.rates.flatMap((row) => row.taxRateId ?? [])]),
    ];
    const known = await tx.taxRate.count({ where: { businessId, id: { in: wanted } } });
    if (known !== wanted.length) throw new AppError("not_found", "taxRateGone");

    await tx.taxClassMapping.deleteMany({
      where: { storeId, taxRateId: { in: input.classes.map((row) => row.taxRateId) } },
    });
    await tx.taxClassMapping.createMany({
      data: input.classes.flatMap(({ taxRateId, taxClass }) =>
        taxClass === null ? [] : [{ storeId, taxRateId, taxClass }],
      ),
      skipDuplicates: true,
    });
    await tx.taxRateMapping.deleteMany({
      where: { storeId, remoteRateId: { in: input.rates.map((row) => row.remoteRateId) } },
    });
    await tx.taxRateMapping.createMany({
      data: input.rates.flatMap(({ remoteRateId, taxRateId }) =>
        taxRateId === null ? [] : [{ storeId, remoteRateId, taxRateId }],
      ),
      skipDuplicates: true,
    });
    if (input.rates.length > 0) await mapImportedOrders(tx, businessId, storeId, input);
    const details = { name: store.name, classes: input.classes.length, rates: input.rates.length };
    await recordActivity(tx, { businessId, userId, action: "store.taxes_mapped", entityId: storeId, details });
    await tx.store.update({ where: { id: storeId }, data: replanAll() });
  });
}

/** The orders of years would take longer than one transaction may. */
async function mapImportedOrders(
  tx: Tx,
  businessId: number,
  storeId: number,
  { rates }: TaxMappingInput,
): Promise<void> {
  const taxes = { businessId, storeId, remoteRateIds: rates.map(({ remoteRateId }) => remoteRateId) };
  const before = await mapOrderTaxes(tx, { ...taxes, beforeSaleId: null });
  if (before !== null) await enqueue(tx, mapTaxesJob, { ...taxes, beforeSaleId: before });
}
