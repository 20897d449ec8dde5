import type { Db } from "@/lib/db";

/**
 * Lets minutes pass for a shop whose processes have the machine's clock: what waits for a time is dated back. Failures and
 * jobs are tried again, polls and pushes are due, and unimported units are old enough to be given up.
 */
export async function passTime(db: Db, storeId: number, minutes: number): Promise<void> {
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = run_at - ${minutes} * interval '1 minute' where locked_at is null`;
  await db.$executeRaw`
    update order_failures set next_try_at = next_try_at - ${minutes} * interval '1 minute' where store_id = ${storeId}`;
  await db.$executeRaw`
    update sync_failures set next_try_at = next_try_at - ${minutes} * interval '1 minute' where store_id = ${storeId}`;
  await db.$executeRaw`
    update stock_pushes set pushed_at = pushed_at - ${minutes} * interval '1 minute',
      claimed_until = claimed_until - ${minutes} * interval '1 minute' where store_id = ${storeId}`;
  await db.$executeRaw`
    update webhook_endpoints set checked_at = checked_at - ${minutes} * interval '1 minute' where store_id = ${storeId}`;
  await db.$executeRaw`
    update stores set orders_polled_at = orders_polled_at - ${minutes} * interval '1 minute' where id = ${storeId}`;
}
