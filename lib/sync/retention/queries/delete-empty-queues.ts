import { BULK_EDIT_QUEUE } from "@/lib/catalog/bulk-edit-job";
import { IMAGES_QUEUE } from "@/lib/catalog/import/images-job";
import { IMPORT_QUEUE } from "@/lib/catalog/import/job";
import type { Db } from "@/lib/db";

/** Queues of one piece of work each, which nothing uses once it has ended. The other queues are as many as the stores. */
const USED_ONCE = [BULK_EDIT_QUEUE, IMAGES_QUEUE, IMPORT_QUEUE].map(({ prefix }) => `${prefix}%`);

/** Deletes up to `limit` queues without jobs, and returns how many. graphile-worker keeps them for ever. */
export function deleteEmptyQueues(db: Db, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from graphile_worker._private_job_queues where id in (
      select q.id from graphile_worker._private_job_queues q
      where q.locked_at is null and q.queue_name like any (${USED_ONCE}::text[])
        and not exists (select 1 from graphile_worker._private_jobs j where j.job_queue_id = q.id)
      limit ${limit})`;
}
