import { lockStore } from "@/lib/db/locks";
import { changesBetween } from "@/lib/activity/activity-changes";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Store } from "@/lib/generated/prisma/client";
import { PRIORITY } from "@/lib/queue/define-job";
import { enqueue } from "@/lib/queue/enqueue";
import { pollJob } from "@/lib/sync/orders/jobs";
import { enqueueStockPush } from "@/lib/sync/stock/push-changed-stock";
import {
  importFromOf,
  type OrderSettings,
  orderSettingsSchema,
  toSaleStatus,
  toShippingStatus,
} from "@/lib/sync/settings/order-settings";
import {
  type OrderSettingsForm,
  type OrderSettingsInput,
  toOrderSettings,
  toOrderSettingsForm,
} from "./order-settings-input";
import { listStatuses } from "@/lib/sync/orders/list-orders";
import { RESET_STOCK_WATERMARK } from "@/lib/sync/core/stock-watermark";

/**
 * A store's order settings as the form's values.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function getOrderSettings(db: Db, businessId: number, storeId: number): Promise<OrderSettingsForm> {
  const store = await db.store.findFirst({ where: { id: storeId, businessId }, select: { orderSettings: true } });
  if (!store) throw new AppError("not_found", "notFound");
  const settings = orderSettingsSchema.parse(store.orderSettings);
  return toOrderSettingsForm(settings, await listStatuses(db, businessId, storeId));
}

/**
 * Saves a store's order settings. An earlier first day or a remapped status sets the cursor of the poll back,
 * and another safety buffer or enabled push sends all quantities anew.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function saveOrderSettings(
  db: Db,
  businessId: number,
  storeId: number,
  input: OrderSettingsInput,
  userId: number | null = null,
): Promise<OrderSettings> {
  const settings = toOrderSettings(input);
  return db.$transaction(async (tx) => {
    await lockStore(tx, businessId, storeId);
    const store = await tx.store.findFirst({ where: { id: storeId, businessId } });
    if (!store) throw new AppError("not_found", "notFound");
    const before = orderSettingsSchema.parse(store.orderSettings);
    const readUpTo = await findReadUpTo(tx, store, before, settings);
    const readsAgain = readUpTo?.getTime() !== store.ordersReadUpTo?.getTime();
    const isStockStale = settings.safetyBuffer !== before.safetyBuffer || (settings.pushStock && !before.pushStock);
    await tx.store.update({
      where: { id: storeId },
      data: {
        orderSettings: settings,
        ordersReadUpTo: readUpTo,
        ...(isStockStale ? RESET_STOCK_WATERMARK : {}),
      },
    });
    const changes = changesBetween(before, settings);
    if (changes.length > 0)
      await recordActivity(tx, {
        businessId,
        userId,
        action: "store.order_settings",
        entityId: storeId,
        details: { name: store.name, changes },
      });
    if (isStockStale && settings.pushStock && store.consumerKeyEnc !== null) await enqueueStockPush(tx, storeId);
    if (readsAgain && settings.isEnabled && store.consumerKeyEnc !== null) {
      await enqueue(tx, pollJob, { storeId }, { priority: PRIORITY.orders });
    }
    return settings;
  });
}

/** Where the next poll begins: at the cursor or earlier. Null stands for the first day. */
async function findReadUpTo(
  tx: Tx,
  store: Store,
  before: OrderSettings,
  settings: OrderSettings,
): Promise<Date | null> {
  const isEarlier = importFromOf({ ...store, orderSettings: settings }) < importFromOf(store);
  if (isEarlier || store.ordersReadUpTo === null) return null;
  const where = { storeId: store.id, businessId: store.businessId, state: { not: "deleted" as const } };
  const statuses = await tx.orderLink.groupBy({ by: ["remoteStatus"], where, _min: { remoteModifiedAt: true } });
  const isChanged = (status: string) =>
    toSaleStatus(status, settings) !== toSaleStatus(status, before) ||
    toShippingStatus(status, settings) !== toShippingStatus(status, before);
  const oldest = statuses.flatMap(({ remoteStatus, _min }) =>
    isChanged(remoteStatus) && _min.remoteModifiedAt ? [_min.remoteModifiedAt.getTime()] : [],
  );
  // The store lists changes after a time and has whole seconds, so the search begins a second earlier.
  return new Date(Math.min(store.ordersReadUpTo.getTime(), ...oldest.map((time) => time - 1_000)));
}
