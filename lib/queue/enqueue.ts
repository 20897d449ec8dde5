import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Job, Priority } from "./define-job";

/** Options that differ between jobs of one kind. */
export type EnqueueOptions = { runAt?: Date; priority?: Priority };

/**
 * Enqueues a job in the caller's transaction, so that the job exists if and only if its reason does. Needs
 * graphile-worker's tables (`npm run db:migrate`).
 *
 * @throws ZodError when the target is no payload of this job
 */
export async function enqueue<Payload, Target extends Payload>(
  tx: Tx | Db,
  job: Job<Payload, Target>,
  target: Target,
  { runAt, priority = job.priority }: EnqueueOptions = {},
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    select graphile_worker.add_job(
      identifier => ${job.name}::text,
      payload => ${JSON.stringify(job.schema.parse(target))}::json,
      queue_name => ${job.queueOf?.(target) ?? null}::text,
      job_key => ${job.keyOf?.(target) ?? null}::text,
      job_key_mode => ${job.keepsTime ? "preserve_run_at" : "replace"}::text,
      run_at => ${runAt ?? null}::timestamptz,
      max_attempts => ${job.maxAttempts ?? 10}::int,
      priority => ${priority}::int
    )`);
}
