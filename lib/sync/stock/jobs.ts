import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { defineJob, PRIORITY } from "@/lib/queue/define-job";
import { numberedName } from "@/lib/queue/numbered-name";
import { STORE_QUEUE } from "@/lib/sync/core/queues";

const CHANGED_KEY = numberedName("stock-changed");
export const STOCK_RECHECK_KEY = numberedName("stock-recheck");
const PUSH_KEY = numberedName("stock-push");
/** A push that continues has a key of its own, so that one that begins does not replace it. */
const PUSH_ON_KEY = numberedName("stock-push-on");

const pushCursorSchema = z.object({
  afterId: z.number().int(),
  since: z.number().nullable(),
  startedAt: z.number(),
  /** The watermark after the push; absent in jobs of earlier versions, whose watermark is their start. */
  upTo: z.number().optional(),
  resets: z.number().int(),
});

/** Where a push of many quantities continues, and what it began with. Times in milliseconds since 1970. */
export type PushCursor = z.infer<typeof pushCursorSchema>;

/** Processes moved stock of a business: serves waiting sales, then enqueues the pushes. Every process that is notified enqueues it. */
export const stockChangedJob = defineJob<{ businessId: number }>({
  name: "stock.changed",
  schema: z.object({ businessId: idSchema }),
  priority: PRIORITY.stock,
  isUrgent: true,
  keyOf: ({ businessId }) => CHANGED_KEY.of(businessId),
  keepsTime: true,
});

/** Sends the changed quantities to a store. */
export const stockPushJob = defineJob<{ storeId: number; from?: PushCursor | undefined }>({
  name: "stock.push",
  schema: z.object({ storeId: idSchema, from: pushCursorSchema.optional() }),
  priority: PRIORITY.stock,
  isUrgent: true,
  queueOf: ({ storeId }) => STORE_QUEUE.of(storeId),
  keyOf: ({ storeId, from }) => (from === undefined ? PUSH_KEY : PUSH_ON_KEY).of(storeId),
});

/** Compares the pushed quantities of a store with its own. Continues after variation `afterId`. */
export const stockRecheckJob = defineJob<{ storeId: number; afterId?: number | undefined }>({
  name: "stock.recheck",
  schema: z.object({ storeId: idSchema, afterId: z.number().int().nonnegative().optional() }),
  priority: PRIORITY.catalogue,
  queueOf: ({ storeId }) => STORE_QUEUE.of(storeId),
  keyOf: ({ storeId }) => STOCK_RECHECK_KEY.of(storeId),
});
