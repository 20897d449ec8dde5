import type { TaskList } from "graphile-worker";
import { z } from "zod";
import type { EngineDeps } from "@/lib/sync/run-context";
import { runStep } from "@/lib/sync/run-step";
import { scheduleDueRuns } from "@/lib/sync/schedule-runs";
import type { JobName, JobPayloads } from "./enqueue";

type Job<N extends JobName> = {
  schema: z.ZodType<JobPayloads[N]>;
  handle: (deps: EngineDeps, payload: JobPayloads[N]) => Promise<void>;
};

const JOBS: { [N in JobName]: Job<N> } = {
  "sync.run-step": {
    schema: z.object({ runId: z.number().int().positive() }),
    handle: (deps, { runId }) => runStep(deps, runId),
  },
  "sync.schedule": {
    schema: z.record(z.string(), z.never()),
    handle: (deps) => scheduleDueRuns(deps.db),
  },
};

function toTask<N extends JobName>(deps: EngineDeps, { schema, handle }: Job<N>) {
  return async (payload: unknown) => handle(deps, schema.parse(payload ?? {}));
}

/** The one task list, for the server, `npm run worker` and the cron route alike. */
export function createTaskList(deps: EngineDeps): TaskList {
  return {
    "sync.run-step": toTask(deps, JOBS["sync.run-step"]),
    "sync.schedule": toTask(deps, JOBS["sync.schedule"]),
  };
}
