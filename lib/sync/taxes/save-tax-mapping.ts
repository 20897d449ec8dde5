import { lockStore } from "@/lib/db/locks";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { replanAll } from "@/lib/sync/core/replan-all";
import type { TaxMappingInput } from "./tax-mapping-schema";

/**
 * Saves the store's class per local rate, and the local rate per remote rate. The next run plans all products,
 * and imported orders get the new rates at once.
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
    await applyToOrders(tx, businessId, storeId, input.rates);
    const details = { name: store.name, classes: input.classes.length, rates: input.rates.length };
    await recordActivity(tx, { businessId, userId, action: "store.taxes_mapped", entityId: storeId, details });
    await tx.store.update({ where: { id: storeId }, data: replanAll() });
  });
}

async function applyToOrders(
  tx: Tx,
  businessId: number,
  storeId: number,
  rates: TaxMappingInput["rates"],
): Promise<void> {
  if (rates.length === 0) return;
  await tx.$executeRaw`
    update sale_line_taxes t set tax_rate_id = m.tax_rate_id
    from order_links o
    join sale_lines l on l.sale_id = o.sale_id
    cross join jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) as r("remoteRateId" int)
    left join tax_rate_mappings m on m.store_id = o.store_id and m.remote_rate_id = r."remoteRateId"
    where o.business_id = ${businessId} and o.store_id = ${storeId}
      and t.sale_line_id = l.id and t.remote_rate_id = r."remoteRateId" and t.tax_rate_id is distinct from m.tax_rate_id`;
}
