import { isPrivateHost } from "@/lib/net/private-address";

/** What a run's log says when the store can't; the text is in the message files. */
export const MEDIA_UNREACHABLE = "media_address_unreachable";

/**
 * Whether the store can hope to fetch images from the shop's public address: a store out on the
 * internet can't reach this machine's own name or a private network. Said before it is tried,
 * since the store would refuse every image one by one.
 *
 * @param publicUrl APP_URL
 * @param storeUrl the store's address
 */
export function canStoreFetchFrom(publicUrl: string, storeUrl: string): boolean {
  return !isPrivateHost(new URL(publicUrl).hostname) || isPrivateHost(new URL(storeUrl).hostname);
}
