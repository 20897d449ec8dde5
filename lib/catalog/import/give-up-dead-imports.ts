import type { Db } from "@/lib/db";
import { giveUpImport } from "./give-up-import";
import { IMPORT_QUEUE } from "./job";

/**
 * Gives up imports that are under way and have no job that can still run. A process that is killed on
 * a job's last try leaves such an import, and no other file could be imported meanwhile. Jobs are
 * enqueued in the transaction that makes them necessary, so a living import always has one.
 */
export async function giveUpDeadImports(db: Db): Promise<void> {
  const dead = await db.$queryRaw<{ id: number }[]>`
    select i.id from product_imports i
     where i.status in ('checking', 'applying')
       and not exists (select from graphile_worker.jobs j
                        where j.queue_name = ${IMPORT_QUEUE.prefix} || i.id
                          and (j.attempts < j.max_attempts or j.locked_at is not null))`;
  for (const { id } of dead) await giveUpImport(db, id);
}
