import { handleJob, type HandledJob } from "@/lib/queue/define-job";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { missedJob, pollJob, reconcileJob } from "./jobs";
import { importMissedOf, pollStore, reconcileStore } from "./poll-store";

export const ORDER_JOBS: readonly HandledJob<EngineDeps>[] = [
  handleJob(pollJob, { handle: (deps: EngineDeps, { storeId }) => pollStore(deps, storeId) }),
  handleJob(missedJob, { handle: (deps: EngineDeps, { storeId, page }) => importMissedOf(deps, storeId, page) }),
  handleJob(reconcileJob, {
    handle: (deps: EngineDeps, { storeId, afterId }) => reconcileStore(deps, storeId, afterId),
  }),
];
