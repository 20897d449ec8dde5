import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { defineJob, PRIORITY } from "@/lib/queue/define-job";
import { numberedName } from "@/lib/queue/numbered-name";
import { STORE_QUEUE } from "@/lib/sync/core/queues";

const CHANGED_KEY = numberedName("stock-changed");
const PUSH_KEY = numberedName("stock-push");
/** A push that goes on is not replaced by one that begins. */
const PUSH_ON_KEY = numberedName("stock-push-on");

const pushCursorSchema = z.object({
  afterId: z.number().int(),
  since: z.number().nullable(),
  startedAt: z.number(),
  resets: z.number().int(),
});

/** Where a push of many quantities goes on, and what it began with. Times in milliseconds. */
export type PushCursor = z.infer<typeof pushCursorSchema>;

/** Stock of a business moved: serves what waited for it, then tells the stores. Every process that hears of it enqueues it. */
export const stockChangedJob = defineJob<{ businessId: number }>({
  name: "stock.changed",
  schema: z.object({ businessId: idSchema }),
  priority: PRIORITY.stock,
  isUrgent: true,
  keyOf: ({ businessId }) => CHANGED_KEY.of(businessId),
});

/** Sends the quantities that changed to a store. */
export const stockPushJob = defineJob<{ storeId: number; from?: PushCursor | undefined }>({
  name: "stock.push",
  schema: z.object({ storeId: idSchema, from: pushCursorSchema.optional() }),
  priority: PRIORITY.stock,
  isUrgent: true,
  queueOf: ({ storeId }) => STORE_QUEUE.of(storeId),
  keyOf: ({ storeId, from }) => (from === undefined ? PUSH_KEY : PUSH_ON_KEY).of(storeId),
});
