import { handleJob, type HandledJob } from "@/lib/queue/define-job";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { deliveryJob, webhooksCheckJob } from "./jobs";
import { checkWebhooks } from "./maintain-webhooks";
import { giveUpDelivery, processDelivery } from "./process-delivery";

export const WEBHOOK_JOBS: readonly HandledJob<EngineDeps>[] = [
  handleJob(deliveryJob, {
    handle: (deps: EngineDeps, { deliveryId }) => processDelivery(deps, deliveryId),
    giveUp: (deps, { deliveryId }, error) => giveUpDelivery(deps.db, deliveryId, error),
  }),
  handleJob(webhooksCheckJob, { handle: (deps: EngineDeps, { storeId }) => checkWebhooks(deps, storeId) }),
];
