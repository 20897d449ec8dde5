import { handleJob, type HandledJob } from "@/lib/queue/define-job";
import { beat } from "@/lib/queue/heartbeat";
import { failRun } from "@/lib/sync/core/finish-run";
import { INTERNAL } from "@/lib/sync/core/outcomes";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { probeJob, runStepJob, scheduleJob } from "./jobs";
import { probeFaultedStore } from "./probe-faulted-store";
import { runStep } from "./run-step";
import { scheduleDue } from "./schedule-due";

export const DRIVE_JOBS: readonly HandledJob<EngineDeps>[] = [
  handleJob(runStepJob, {
    handle: (deps: EngineDeps, { runId }) => runStep(deps, runId),
    giveUp: (deps, { runId }) => failRun(deps.db, runId, INTERNAL),
  }),
  handleJob(probeJob, { handle: (deps: EngineDeps, { storeId }) => probeFaultedStore(deps, storeId) }),
  handleJob(scheduleJob, {
    handle: async (deps: EngineDeps) => {
      await scheduleDue(deps.db, deps.publicUrl);
      await beat(deps.db, "worker");
    },
  }),
];
