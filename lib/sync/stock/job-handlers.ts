import { handleJob, type HandledJob } from "@/lib/queue/define-job";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { stockChangedJob, stockPushJob, stockRecheckJob } from "./jobs";
import { handleStockChanged, pushChangedStock } from "./push-changed-stock";
import { recheckStock } from "./recheck-stock";

export const STOCK_JOBS: readonly HandledJob<EngineDeps>[] = [
  handleJob(stockChangedJob, { handle: (deps: EngineDeps, { businessId }) => handleStockChanged(deps, businessId) }),
  handleJob(stockPushJob, { handle: (deps: EngineDeps, { storeId, from }) => pushChangedStock(deps, storeId, from) }),
  handleJob(stockRecheckJob, {
    handle: (deps: EngineDeps, { storeId, afterId }) => recheckStock(deps, storeId, afterId),
  }),
];
