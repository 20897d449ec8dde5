import type { Tx, Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** Name → payload of every job; the handlers are in task-list.ts. */
export type JobPayloads = {
  /** Does one slice of a run, then enqueues the next. */
  "sync.run-step": { runId: number };
  /** Starts what is due: runs, polls, checks. */
  "sync.schedule": Record<string, never>;
  /** Imports what one webhook request brought. */
  "orders.delivery": { deliveryId: number };
  /** Reads the orders of a store that changed since the last time. */
  "orders.poll": { storeId: number };
  /** Looks for orders that a store deleted without a word. */
  "orders.reconcile": { storeId: number; afterId?: number };
  /** Stock of a business moved: serves what waited for it, then tells the stores. Enqueued by a trigger. */
  "stock.changed": { businessId: number };
  /** Sends the quantities that changed to a store. */
  "stock.push": { storeId: number; from?: PushCursor };
  /** Looks after a store's webhooks. */
  "webhooks.check": { storeId: number };
  /** Checks a product file, or writes it. */
  "catalog.import-step": { importId: number };
  /** Changes the next products of a bulk edit. */
  "catalog.bulk-edit": { bulkEditId: number };
};

/** Where a push of many quantities goes on, and what it began with. Times in milliseconds. */
export type PushCursor = { afterId: number; since: number | null; startedAt: number; resets: number };

export type JobName = keyof JobPayloads;

export type EnqueueOptions = {
  /** Jobs of one queue never overlap. */
  queueName?: string;
  /** A waiting job with the same key is replaced; one that has started stays, and this one follows it. */
  jobKey?: string;
  runAt?: Date;
  maxAttempts?: number;
  /** Lower goes first; see PRIORITY. */
  priority?: number;
};

/** Order of urgency: orders that were announced, those that are looked for, then stock, prices, content, images. */
export const PRIORITY = { orders: 0, polls: 5, stock: 10, catalogue: 20 } as const;

/** Jobs of one store that must not overlap share this queue. */
export function storeQueue(storeId: number): string {
  return `store-${storeId}`;
}

/** Orders come in beside what goes out: a queue of their own per store. */
export function ordersQueue(storeId: number): string {
  return `orders-${storeId}`;
}

/**
 * Enqueues a job in the caller's transaction: it exists if and only if what made it necessary
 * does. Needs graphile-worker's tables (`npm run db:migrate`).
 */
export async function enqueueJob<N extends JobName>(
  tx: Tx | Db,
  name: N,
  payload: JobPayloads[N],
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    select graphile_worker.add_job(
      identifier => ${name}::text,
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${options.queueName ?? null}::text,
      job_key => ${options.jobKey ?? null}::text,
      run_at => ${options.runAt ?? null}::timestamptz,
      max_attempts => ${options.maxAttempts ?? 10}::int,
      priority => ${options.priority ?? PRIORITY.catalogue}::int
    )`);
}
