import { listWebhooks } from "@/lib/woo/resources/webhooks";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { ensureEndpoints } from "./endpoint-secrets";
import { isOfEndpoint } from "./remote-webhooks";
import { webhookUrl } from "./topics";
import { REMOTE_STATUS, type RemoteStatus } from "./remote-status";

/**
 * Fetches and records the state of the store's webhooks, and changes nothing in the store. Webhooks that a person
 * created in the store are found by their URL.
 *
 * @throws WooError when the store refuses or does not answer
 */
export async function checkHealth({ db, client, store, deps }: StoreContext): Promise<void> {
  await ensureEndpoints(db, store.id);
  const remote = await listWebhooks(client);
  for (const endpoint of await db.webhookEndpoint.findMany({ where: { storeId: store.id } })) {
    if (endpoint.remoteStatus === REMOTE_STATUS.creating) continue;
    const url = webhookUrl(deps.publicUrl, endpoint.topic, store.id);
    const own = remote.filter((webhook) => isOfEndpoint(webhook, endpoint, url));
    const known =
      own.find(({ id }) => id === endpoint.remoteId) ?? own.find(({ status }) => status === "active") ?? own[0];
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

/** The store shows neither a differing secret nor why a webhook is disabled, so both states stay until repaired. */
function isKnownBetter(recorded: string | null, fetched: RemoteStatus): boolean {
  return (
    recorded === REMOTE_STATUS.secretDiffers ||
    recorded === REMOTE_STATUS.ownerWithoutRights ||
    (recorded === REMOTE_STATUS.unreachable && fetched === REMOTE_STATUS.disabled)
  );
}
