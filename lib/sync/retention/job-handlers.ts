import { handleJob, type HandledJob } from "@/lib/queue/define-job";
import { enqueue } from "@/lib/queue/enqueue";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { sweepJob } from "./jobs";
import { sweepBusiness } from "./sweep";

export const RETENTION_JOBS: readonly HandledJob<EngineDeps>[] = [
  handleJob(sweepJob, {
    handle: async ({ db, time }: EngineDeps, { businessId }) => {
      const business = await db.business.findUnique({
        where: { id: businessId },
        select: { id: true, retention: true },
      });
      if (!business) return;
      const now = new Date();
      const { isDone } = await sweepBusiness(db, business, now, time?.isOver);
      if (isDone) await db.business.update({ where: { id: businessId }, data: { sweptAt: now } });
      else await enqueue(db, sweepJob, { businessId });
    },
  }),
];
