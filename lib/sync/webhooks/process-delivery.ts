import { hasModule } from "@/lib/auth/modules";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Delivery } from "@/lib/generated/prisma/client";
import type { DeliveryOutcome } from "@/lib/generated/prisma/enums";
import { log } from "@/lib/log";
import { readDelivery } from "@/lib/woo/resources/deliveries";
import { isInterruption } from "@/lib/woo/interrupted";
import { isWooError } from "@/lib/woo/woo-error";
import { INTERNAL } from "@/lib/sync/core/outcomes";
import { recordFaultOf } from "../orders/find-fault";
import { importOrder, importOrderById } from "../orders/import-order";
import { type ImportResult, toImportSource } from "../orders/import-source";
import { LEFT_OUT_REASONS } from "../orders/left-out";
import { enqueueDelivery } from "./enqueue-delivery";
import { repairOwner } from "./owner-rights";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import type { EngineDeps } from "@/lib/sync/core/run-context";

/**
 * Imports the order of a delivery. The store builds a delivery when it sends it, not when the event happens, so
 * the content counts more than the topic, and a deletion is verified with the store.
 *
 * @throws WooError when a retry may help; the delivery stays queued
 * @throws Interrupted when the process has to end; the delivery stays queued
 */
export async function processDelivery(deps: EngineDeps, deliveryId: number): Promise<void> {
  const { db } = deps;
  const delivery = await db.delivery.findUnique({
    where: { id: deliveryId },
    include: { store: { include: { business: true } } },
  });
  if (!delivery || delivery.processedAt !== null) return;
  const { business, ...store } = delivery.store;
  // The body stays stored; the poll imports the order once the module is on again.
  if (!hasModule(business, "woocommerce")) return finish(db, delivery, "ignored", { errorCode: "module_off" });
  if (store.disconnectedAt !== null || store.consumerKeyEnc === null)
    return finish(db, delivery, "ignored", { errorCode: "storeNotConnected" });
  if (!orderSettingsSchema.parse(store.orderSettings).isEnabled)
    return finish(db, delivery, "ignored", { errorCode: "orders_disabled" });
  try {
    const read = readDelivery(delivery.rawBody, delivery.topic === "order_deleted");
    if (read.kind === "missing") return await finish(db, delivery, "ignored", { errorCode: "order_gone" });
    if (read.kind === "no_rights") {
      await repairOwner(db, delivery);
      return await finish(db, delivery, "ignored", { errorCode: "owner_without_rights" });
    }
    const source = toImportSource(deps, store);
    const result =
      read.kind === "deleted" ? await importOrderById(source, read.orderId) : await importOrder(source, read.order);
    const leftOut = LEFT_OUT_REASONS.find((reason) => result.outcome === "ignored" && result.reason === reason);
    await finish(db, delivery, toOutcome(result), {
      saleId: result.saleId,
      ...(leftOut === undefined ? {} : { errorCode: leftOut }),
    });
  } catch (error) {
    if (isInterruption(error) || (isWooError(error) && error.retryable)) throw error;
    if (isWooError(error)) await recordFaultOf(toImportSource(deps, store), error);
    const code = isWooError(error) ? error.code : error instanceof AppError ? error.message : INTERNAL;
    log.error({ err: error, deliveryId, storeId: store.id }, "a delivery could not be processed");
    await finish(db, delivery, "failed", {
      errorCode: code,
      errorDetail: isWooError(error) ? (error.storeMessage ?? null) : null,
    });
  }
}

function toOutcome({ outcome }: ImportResult): DeliveryOutcome {
  if (outcome === "unchanged" || outcome === "ignored") return outcome;
  return "imported";
}

async function finish(
  db: Db,
  delivery: Delivery,
  outcome: DeliveryOutcome,
  data: { saleId?: number | null; errorCode?: string; errorDetail?: string | null },
): Promise<void> {
  await db.delivery.update({ where: { id: delivery.id }, data: { outcome, processedAt: new Date(), ...data } });
}

/**
 * Enqueues a delivery again for a person.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such delivery
 */
export async function reprocessDelivery(db: Db, businessId: number, deliveryId: number): Promise<void> {
  const delivery = await db.delivery.findFirst({
    where: { id: deliveryId, businessId },
    select: { id: true, storeId: true },
  });
  if (!delivery) throw new AppError("not_found", "notFound");
  await db.$transaction(async (tx) => {
    const data = { outcome: "queued" as const, processedAt: null, errorCode: null, errorDetail: null };
    await tx.delivery.update({ where: { id: delivery.id }, data });
    await enqueueDelivery(tx, delivery);
  });
}

/**
 * Marks a delivery as failed after the last attempt of its job; the poll imports its order. An interrupted last
 * attempt is no failure of the order, so the delivery gets a new job.
 *
 * @param error the error of the last attempt
 */
export async function giveUpDelivery(db: Db, deliveryId: number, error: unknown): Promise<void> {
  if (isInterruption(error)) {
    const delivery = await db.delivery.findUnique({ where: { id: deliveryId } });
    if (delivery) await enqueueDelivery(db, delivery);
    return;
  }
  await db.delivery.updateMany({
    where: { id: deliveryId, processedAt: null },
    data: {
      outcome: "failed",
      processedAt: new Date(),
      errorCode: isWooError(error) ? error.code : INTERNAL,
      errorDetail: isWooError(error) ? (error.storeMessage ?? null) : null,
    },
  });
}
