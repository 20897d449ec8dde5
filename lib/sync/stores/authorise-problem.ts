import { isPrivateHost } from "@/lib/net/private-address";
import { findAddressProblem } from "@/lib/sync/webhooks/public-address";

/** Why a store cannot post keys to this server. */
export type AuthoriseProblem = "not_https" | "private" | "port";

/**
 * Why a store could not post keys to this server; null when no reason is known. WooCommerce refuses a callback without
 * https. A store in a network of its own may have been allowed to reach its neighbours.
 *
 * @param publicUrl APP_URL
 * @param storeUrl the store's address
 */
export function findAuthoriseProblem(publicUrl: string, storeUrl: string): AuthoriseProblem | null {
  if (!publicUrl.startsWith("https:")) return "not_https";
  return isPrivateHost(new URL(storeUrl).hostname) ? null : findAddressProblem(publicUrl);
}
