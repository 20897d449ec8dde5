import type { WooWebhookStatus } from "@/lib/woo/resources/webhooks";

/**
 * State of an endpoint's webhook: the store's own status, or what a check found. `secret_differs`: the store may
 * still sign with the previous secret; `owner_without_rights`: its deliveries contain a refusal; `unreachable`: the store disabled it again after a repair, checked hourly;
 * `creating`: a process creates it since `checkedAt`.
 */
export const REMOTE_STATUS = {
  active: "active",
  paused: "paused",
  disabled: "disabled",
  missing: "missing",
  moved: "moved",
  secretDiffers: "secret_differs",
  unreachable: "unreachable",
  ownerWithoutRights: "owner_without_rights",
  creating: "creating",
} as const;

export type RemoteStatus = WooWebhookStatus | (typeof REMOTE_STATUS)[keyof typeof REMOTE_STATUS];

/** Reads the column `remote_status`; null when the state was never fetched or is unknown. */
export function readRemoteStatus(stored: string | null | undefined): RemoteStatus | null {
  return Object.values(REMOTE_STATUS).find((status) => status === stored) ?? null;
}
