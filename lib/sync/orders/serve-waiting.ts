import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { finaliseOrderSale, type Finalised } from "./finalise-sale";
import { orderSettingsSchema } from "./order-settings";

/** Sales tried in one go; the rest follows with the next movement or minute. */
const MAX_TRIED = 200;

/**
 * Tries to make a sale that waits for stock final. Throws not_found, and conflict
 * `notWaitingForStock` when it does not wait (any more).
 */
export async function serveWaitingSale(db: Db, businessId: number, saleId: number, userId: number | null): Promise<Finalised> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select id from sales where id = ${saleId} for update`;
    const sale = await tx.sale.findFirst({ where: { id: saleId, businessId }, include: { order: true } });
    if (!sale) throw new AppError("not_found", "notFound");
    if (sale.draftReason !== "out_of_stock" || !sale.order) throw new AppError("conflict", "notWaitingForStock");
    return finaliseOrderSale(tx, sale, { status: "final", remoteStatus: sale.order.remoteStatus, userId, reason: sale.order.number });
  });
}

/** Makes final what can be served now, oldest order first, for stores that want it so. Returns how many. */
export async function serveWaitingSales(db: Db, businessId: number): Promise<number> {
  const waiting = await db.sale.findMany({
    where: { businessId, status: "draft", draftReason: "out_of_stock", order: { isNot: null } },
    orderBy: [{ soldAt: "asc" }, { id: "asc" }],
    take: MAX_TRIED,
    select: { id: true, order: { select: { store: { select: { orderSettings: true } } } } },
  });
  let served = 0;
  for (const { id, order } of waiting) {
    if (!order || !orderSettingsSchema.parse(order.store.orderSettings).finaliseWhenStocked) continue;
    try {
      const { shortages } = await serveWaitingSale(db, businessId, id, null);
      if (shortages.length === 0) served += 1;
    } catch (error) {
      // Served by a button or news of the store since the list was read.
      if (!(error instanceof AppError)) throw error;
    }
  }
  return served;
}
