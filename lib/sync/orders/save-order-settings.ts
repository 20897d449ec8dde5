import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { enqueueStockPush } from "../stock/push-changed-stock";
import { importFromOf, type OrderSettings, orderSettingsSchema } from "./order-settings";
import { type OrderSettingsForm, type OrderSettingsInput, toOrderSettings, toOrderSettingsForm } from "./order-settings-input";
import { listRemoteStatuses } from "./list-orders";
import { FORGET_STOCK_MARK } from "../stock/stock-mark";

/** A store's order settings as the form shows them. Throws not_found. */
export async function getOrderSettings(db: Db, businessId: number, storeId: number): Promise<OrderSettingsForm> {
  const store = await db.store.findFirst({ where: { id: storeId, businessId }, select: { orderSettings: true } });
  if (!store) throw new AppError("not_found", "notFound");
  const settings = orderSettingsSchema.parse(store.orderSettings);
  return toOrderSettingsForm(settings, await listRemoteStatuses(db, businessId, storeId));
}

/**
 * Saves how orders come in from a store. An earlier first day makes the next poll read from there;
 * another buffer, or pushing switched on, sends all quantities. Orders that are imported already
 * change with their next news. Throws not_found.
 */
export async function saveOrderSettings(db: Db, businessId: number, storeId: number, input: OrderSettingsInput): Promise<OrderSettings> {
  const settings = toOrderSettings(input);
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select id from stores where id = ${storeId} for update`;
    const store = await tx.store.findFirst({ where: { id: storeId, businessId } });
    if (!store) throw new AppError("not_found", "notFound");
    const before = orderSettingsSchema.parse(store.orderSettings);
    const readsEarlier = importFromOf({ ...store, orderSettings: settings }) < importFromOf(store);
    const isStockStale = settings.safetyBuffer !== before.safetyBuffer || (settings.pushStock && !before.pushStock);
    await tx.store.update({
      where: { id: storeId },
      data: {
        orderSettings: settings,
        ...(readsEarlier ? { ordersReadUpTo: null } : {}),
        ...(isStockStale ? FORGET_STOCK_MARK : {}),
      },
    });
    if (isStockStale && settings.pushStock && store.consumerKeyEnc !== null) await enqueueStockPush(tx, storeId);
    return settings;
  });
}
