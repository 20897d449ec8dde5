import { handleJob, type HandledJob } from "@/lib/queue/define-job";
import { INTERNAL } from "@/lib/sync/core/outcomes";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { endPull } from "./end-pull";
import { pullStepJob } from "./jobs";
import { pullStep } from "./pull-step";

export const PULL_JOBS: readonly HandledJob<EngineDeps>[] = [
  handleJob(pullStepJob, {
    handle: (deps: EngineDeps, { pullId }) => pullStep(deps, pullId),
    giveUp: ({ db }, { pullId }) => endPull(db, { id: pullId }, { status: "failed", errorCode: INTERNAL }),
  }),
];
