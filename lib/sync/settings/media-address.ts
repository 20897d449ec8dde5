import { isPrivateHost } from "@/lib/net/private-address";

/** Error code of images that the store cannot fetch; the message files have its text. */
export const MEDIA_UNREACHABLE = "media_address_unreachable";

/**
 * Whether the store may be able to fetch images from the public address. A store on the internet cannot reach
 * a private network, and the check comes first, since the store would otherwise refuse every single image.
 *
 * @param publicUrl APP_URL
 * @param storeUrl the store's address
 */
export function canStoreFetchFrom(publicUrl: string, storeUrl: string): boolean {
  return !isPrivateHost(new URL(publicUrl).hostname) || isPrivateHost(new URL(storeUrl).hostname);
}
