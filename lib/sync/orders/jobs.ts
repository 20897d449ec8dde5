import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { defineJob, PRIORITY } from "@/lib/queue/define-job";
import { numberedName } from "@/lib/queue/numbered-name";
import { ORDERS_QUEUE } from "@/lib/sync/core/queues";

const POLL_KEY = numberedName("poll");
export const RECONCILE_KEY = numberedName("reconcile");
const MISSED_KEY = numberedName("missed");

/** Polls a store's changed orders; deliveries of webhooks run first. */
export const pollJob = defineJob<{ storeId: number }>({
  name: "orders.poll",
  schema: z.object({ storeId: idSchema }),
  priority: PRIORITY.polls,
  isUrgent: true,
  queueOf: ({ storeId }) => ORDERS_QUEUE.of(storeId),
  keyOf: ({ storeId }) => POLL_KEY.of(storeId),
});

/** Imports the orders that no poll and no webhook brought. Continues with `page` of the listing, from 1. */
export const missedJob = defineJob<{ storeId: number; page?: number | undefined }>({
  name: "orders.missed",
  schema: z.object({ storeId: idSchema, page: z.number().int().positive().optional() }),
  priority: PRIORITY.polls,
  isUrgent: true,
  queueOf: ({ storeId }) => ORDERS_QUEUE.of(storeId),
  keyOf: ({ storeId }) => MISSED_KEY.of(storeId),
});

/** Reconciles: finds orders that a store deleted without a webhook. Continues after `afterId`. */
export const reconcileJob = defineJob<{ storeId: number; afterId?: number | undefined }>({
  name: "orders.reconcile",
  schema: z.object({ storeId: idSchema, afterId: z.number().int().nonnegative().optional() }),
  priority: PRIORITY.polls,
  isUrgent: true,
  queueOf: ({ storeId }) => ORDERS_QUEUE.of(storeId),
  keyOf: ({ storeId }) => RECONCILE_KEY.of(storeId),
});
