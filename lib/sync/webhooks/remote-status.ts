import type { WooWebhookStatus } from "@/lib/woo/resources/webhooks";

/**
 * What is known of an endpoint's webhook: the store's own word, or what a check found beside it.
 * `secret_differs`: the store may still sign with the secret before the current one. `unreachable`: the
 * store switched it off again after it was made again, and is checked hourly.
 */
export const REMOTE_STATUS = {
  active: "active",
  paused: "paused",
  disabled: "disabled",
  missing: "missing",
  moved: "moved",
  secretDiffers: "secret_differs",
  unreachable: "unreachable",
} as const;

export type RemoteStatus = WooWebhookStatus | (typeof REMOTE_STATUS)[keyof typeof REMOTE_STATUS];

/** Column `remote_status`, as text in the database; null: never asked. */
export function readRemoteStatus(stored: string | null | undefined): RemoteStatus | null {
  return Object.values(REMOTE_STATUS).find((status) => status === stored) ?? null;
}
