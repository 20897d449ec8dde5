import { recordActivity } from "@/lib/activity/record-activity";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Store } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import type { WooClient } from "@/lib/woo/woo-client";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { resetStockOfOthers } from "@/lib/sync/core/stock-watermark";
import { NO_FAULT } from "@/lib/sync/core/store-fault";
import { recordStoreEvents } from "@/lib/sync/runs/store-event";
import { removeWebhooks, type WebhookRemoval } from "@/lib/sync/webhooks/remove-webhooks";

type DisconnectRequest = { businessId: number; storeId: number; userId: number; removesWebhooks: boolean };

const NOTHING_REMOVED: WebhookRemoval = { removed: 0, problem: null };

/**
 * Disconnects a store: deletes its keys and webhook secrets, cancels its active runs, and then removes its webhooks in the
 * store if wished. Sales, orders, links and history stay, so that other keys for the same shop continue. Idempotent.
 *
 * The keys are deleted first, because a check would create the webhooks again that are removed while it may still run.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function disconnectStore(deps: EngineDeps, request: DisconnectRequest): Promise<WebhookRemoval> {
  const { db } = deps;
  const { businessId, storeId, removesWebhooks } = request;
  const store = await db.store.findFirst({ where: { id: storeId, businessId }, include: { endpoints: true } });
  if (!store) throw new AppError("not_found", "notFound");
  const isDone = await db.$transaction((tx) => deleteSecrets(tx, store, request));
  if (isDone) await resetStockOfOthers(db, store);
  if (!isDone || !removesWebhooks) return NOTHING_REMOVED;
  const opened = openClient(deps, store);
  const removal =
    "code" in opened
      ? { removed: 0, problem: { code: opened.code, detail: null } }
      : await removeWebhooks(opened.client, storeId, store.endpoints, deps.publicUrl);
  if (removal.problem !== null)
    log.warn({ storeId, code: removal.problem.code }, "webhooks stay in a disconnected store");
  return removal;
}

/**
 * Runs are locked before the store, in the order in which the end of a run locks them.
 *
 * @returns whether the store was connected until now
 */
async function deleteSecrets(tx: Tx, store: Store, { userId, removesWebhooks }: DisconnectRequest): Promise<boolean> {
  const { id, businessId, name } = store;
  const now = new Date();
  for (const run of await tx.syncRun.findMany({ where: { storeId: id, status: { in: ["queued", "running"] } } })) {
    await tx.syncRun.updateMany({
      where: { id: run.id, status: { in: ["queued", "running"] } },
      data: {
        status: "cancelled",
        cancelRequestedAt: run.cancelRequestedAt ?? now,
        startedAt: run.startedAt ?? now,
        finishedAt: now,
        resumeAt: null,
        errorCode: null,
        errorDetail: null,
      },
    });
  }
  const { count } = await tx.store.updateMany({
    where: { id, businessId, consumerKeyEnc: { not: null } },
    data: { consumerKeyEnc: null, consumerSecretEnc: null, disconnectedAt: now, ...NO_FAULT },
  });
  if (count === 0) return false;
  await tx.webhookEndpoint.deleteMany({ where: { storeId: id } });
  await recordStoreEvents(tx, store, [{ kind: "disconnected", userId, details: { removesWebhooks } }]);
  await recordActivity(tx, {
    businessId,
    userId,
    action: "store.disconnected",
    entityId: id,
    details: { name, url: store.url },
  });
  return true;
}

function openClient(deps: EngineDeps, store: Store): { client: WooClient } | { code: string } {
  try {
    return { client: deps.openClient(store) };
  } catch (error) {
    // Keys that were saved under another ENCRYPTION_KEY.
    if (error instanceof AppError) return { code: error.message };
    throw error;
  }
}
