import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { SAVED_DURING_RUN } from "../finish-run";
import type { TaxMappingInput } from "./tax-mapping-schema";

/**
 * Saves which class the POS's rates go out as, and which rates the store's are. The next cycle looks
 * at all products, and sends those whose class is another one now. Throws not_found, also for the
 * rate of another business.
 */
export async function saveTaxMapping(db: Db, businessId: number, storeId: number, input: TaxMappingInput): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`select id from stores where id = ${storeId} for update`;
    const store = await tx.store.findFirst({ where: { id: storeId, businessId }, select: { id: true } });
    if (!store) throw new AppError("not_found", "notFound");
    const wanted = [...new Set([...input.classes.map((row) => row.taxRateId), ...input.rates.flatMap((row) => row.taxRateId ?? [])])];
    const known = await tx.taxRate.count({ where: { businessId, id: { in: wanted } } });
    if (known !== wanted.length) throw new AppError("not_found", "taxRateGone");

    await tx.taxClassMapping.deleteMany({ where: { storeId, taxRateId: { in: input.classes.map((row) => row.taxRateId) } } });
    await tx.taxClassMapping.createMany({
      data: input.classes.flatMap(({ taxRateId, taxClass }) => (taxClass === null ? [] : [{ storeId, taxRateId, taxClass }])),
      skipDuplicates: true,
    });
    await tx.taxRateMapping.deleteMany({ where: { storeId, remoteRateId: { in: input.rates.map((row) => row.remoteRateId) } } });
    await tx.taxRateMapping.createMany({
      data: input.rates.flatMap(({ remoteRateId, taxRateId }) => (taxRateId === null ? [] : [{ storeId, remoteRateId, taxRateId }])),
      skipDuplicates: true,
    });
    const active = await tx.syncRun.findFirst({ where: { storeId, status: { in: ["queued", "running"] } }, select: { id: true } });
    await tx.store.update({ where: { id: storeId }, data: { changesSentUpTo: active ? SAVED_DURING_RUN : null } });
  });
}
