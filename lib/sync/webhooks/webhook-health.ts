import { listWebhooks } from "@/lib/woo/resources/webhooks";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { ensureEndpoints } from "./endpoint-secrets";
import { isOfEndpoint } from "./remote-webhooks";
import { webhookUrl } from "./topics";
import { REMOTE_STATUS, type RemoteStatus } from "./remote-status";

/**
 * Asks the store how its webhooks are and notes it, without changing anything there: also for those
 * that somebody made by hand, which are known by their address. @throws WooError
 */
export async function checkHealth({ db, client, store, deps }: StoreContext): Promise<void> {
  await ensureEndpoints(db, store.id);
  const remote = await listWebhooks(client);
  for (const endpoint of await db.webhookEndpoint.findMany({ where: { storeId: store.id } })) {
    const url = webhookUrl(deps.publicUrl, endpoint.topic, store.id);
    const ours = remote.filter((one) => isOfEndpoint(one, endpoint, url));
    const known =
      ours.find(({ id }) => id === endpoint.remoteId) ?? ours.find(({ status }) => status === "active") ?? ours[0];
    const status =
      known === undefined ? REMOTE_STATUS.missing : known.deliveryUrl === url ? known.status : REMOTE_STATUS.moved;
    await db.webhookEndpoint.update({
      where: { storeId_topic: { storeId: store.id, topic: endpoint.topic } },
      data: {
        checkedAt: new Date(),
        ...(isKnownBetter(endpoint.remoteStatus, status) ? {} : { remoteStatus: status }),
      },
    });
  }
}

/** That the secret differs, and why it was switched off, cannot be seen in the store; both stay known until they are put right. */
function isKnownBetter(noted: string | null, seen: RemoteStatus): boolean {
  return (
    noted === REMOTE_STATUS.secretDiffers || (noted === REMOTE_STATUS.unreachable && seen === REMOTE_STATUS.disabled)
  );
}
