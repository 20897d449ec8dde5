import type { Db } from "@/lib/db";
import { IMPORT_QUEUE } from "../job";

/**
 * Lists imports under way without a job that can still run, which a process leaves that is killed on a job's last try.
 * A living import always has a job, because each job is enqueued in the transaction that makes it necessary.
 */
export function listDeadImports(db: Db): Promise<{ id: number }[]> {
  return db.$queryRaw<{ id: number }[]>`
    select i.id from product_imports i
     where i.status in ('checking', 'applying') and i.source = 'file'
       and not exists (select from graphile_worker.jobs j
                        where j.queue_name = ${IMPORT_QUEUE.prefix} || i.id
                          and (j.attempts < j.max_attempts or j.locked_at is not null))`;
}
