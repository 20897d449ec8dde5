import { findShortages, loadGoodsOut } from "@/lib/sales/post-stock";
import { lockSaleRow } from "@/lib/sales/queries/lock-sale";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { finaliseOrderSale, type Finalised, loadStockLines } from "./finalise-sale";
import { listMissingStock } from "./missing-stock";
import { stockWhenFinal } from "./order-stock";
import { recordOrderFailure } from "./queries/record-order-failure";
import { INTERNAL } from "@/lib/sync/core/outcomes";
import { log } from "@/lib/log";
import { listWaitingSales, type WaitingSale } from "./queries/list-waiting-sales";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";

/** Orders beyond these pages follow with the next movement or the minute tick. */
const SALES_PER_PAGE = 100;
const MAX_PAGES = 20;

/**
 * Makes a sale that waits for stock final, if its location can serve it.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such sale
 * @throws AppError `conflict` (`notWaitingForStock`) when the sale does not wait for stock
 */
export async function serveWaitingSale(
  db: Db,
  businessId: number,
  saleId: number,
  userId: number | null,
): Promise<Finalised> {
  return db.$transaction(async (tx) => {
    await lockSaleRow(tx, businessId, saleId);
    const sale = await tx.sale.findFirst({ where: { id: saleId, businessId }, include: { order: true } });
    if (!sale) throw new AppError("not_found", "notFound");
    if (sale.draftReason !== "out_of_stock" || !sale.order) throw new AppError("conflict", "notWaitingForStock");
    const served = await finaliseOrderSale(tx, sale, {
      status: "final",
      remoteStatus: sale.order.remoteStatus,
      userId,
      number: sale.order.number,
    });
    if (served.status === "final")
      await recordActivity(tx, {
        businessId,
        userId,
        action: "sale.served",
        entityId: saleId,
        details: { number: sale.number },
      });
    return served;
  });
}

/**
 * Whether a location has what a waiting sale needs. A transaction of its own: another attempt at an order that cannot be
 * served would touch its levels, and its products would be planned again with each movement of the business.
 */
function isServable(db: Db, { id, locationId, finalAt }: WaitingSale): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const wanted = stockWhenFinal(await loadStockLines(tx, { id, finalAt }, await loadGoodsOut(tx, id)));
    return (await findShortages(tx, { saleId: id, locationId, wanted })).length === 0;
  });
}

/** Those of a page that its stores' settings and stock allow to serve now: three reads, however many orders wait. */
async function listServable(db: Db, page: readonly WaitingSale[]): Promise<WaitingSale[]> {
  const allowed = page.filter(
    ({ order }) => order && orderSettingsSchema.parse(order.store.orderSettings).finaliseWhenStocked,
  );
  const missing = await listMissingStock(db, allowed);
  return allowed.filter(({ id }) => missing.get(id)?.length === 0);
}

/**
 * Serves waiting orders, oldest first, of stores whose settings allow it. Returns how many became final.
 *
 * @param isOver whether the deadline has passed: the rest follows with the next movement or the minute tick
 */
export async function serveWaitingSales(db: Db, businessId: number, isOver = () => false): Promise<number> {
  let served = 0;
  // Each call tries one, so that short deadlines one after another serve them all.
  let tried = 0;
  let after: { soldAt: Date; id: number } | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const waiting: WaitingSale[] = await listWaitingSales(db, businessId, after, SALES_PER_PAGE);
    for (const sale of await listServable(db, waiting)) {
      const { id, order } = sale;
      if (!order) continue;
      if (tried > 0 && isOver()) return served;
      tried += 1;
      try {
        // An older order of the page may have taken the goods.
        if (!(await isServable(db, sale))) continue;
        const { shortages } = await serveWaitingSale(db, businessId, id, null);
        if (shortages.length === 0) served += 1;
      } catch (error) {
        // A person or an import served the order after the list was read.
        if (error instanceof AppError) continue;
        // The others are served all the same. Where the database is the cause, recording fails as well.
        log.error({ err: error, saleId: id }, "a waiting order could not be served");
        await recordOrderFailure(db, order.store, order.remoteId, INTERNAL, { variationIds: [] });
      }
    }
    const last = waiting.at(-1);
    if (!last || waiting.length < SALES_PER_PAGE) break;
    after = last;
  }
  return served;
}
