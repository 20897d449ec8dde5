import { z } from "zod";
import type { WooErrorCode } from "./error-codes";
import { decodeHtmlText } from "./html-text";
import { publicGet } from "./public-get";

type ProbeOptions = { allowPrivate: boolean; timeoutMs: number };

const indexSchema = z.object({
  name: z.string().catch(""),
  namespaces: z.array(z.string()),
  timezone_string: z.string().catch(""),
  gmt_offset: z.coerce.number().catch(0),
});

export type SiteIndex = {
  /** The site's title as plain text. */
  name: string;
  hasWooCommerce: boolean;
  /** An IANA zone, or an offset such as `+05:30` where the site only has that. */
  timezone: string;
};

/** Reads the public index of a WordPress REST API at an address; null when there is none. */
export async function findSiteIndex(indexUrl: string, options: ProbeOptions): Promise<SiteIndex | null> {
  const answer = await publicGet(indexUrl, options);
  if (!answer || answer.status !== 200) return null;
  const index = indexSchema.safeParse(parseJson(answer.text));
  if (!index.success) return null;
  const { name, namespaces, timezone_string: zone, gmt_offset: hours } = index.data;
  return {
    name: decodeHtmlText(name),
    hasWooCommerce: namespaces.includes("wc/v3"),
    timezone: zone || toOffset(hours),
  };
}

/**
 * Finds out why `wp-json` does not answer with the REST API: permalinks set to "plain" (the API is then only at
 * `?rest_route=`), no WooCommerce, no WordPress, or `not_json` when a cache, captcha or maintenance page answers in place
 * of WordPress.
 */
export async function diagnoseSite(url: string, options: ProbeOptions): Promise<WooErrorCode> {
  const plain = await findSiteIndex(`${url}/?rest_route=/`, options);
  if (plain) return plain.hasWooCommerce ? "permalinks_off" : "woocommerce_missing";
  const home = await publicGet(`${url}/`, options);
  const looksLikeWordPress =
    home !== null && /\/wp-(content|includes)\/|api\.w\.org/.test(`${String(home.headers.link)} ${home.text}`);
  return looksLikeWordPress ? "not_json" : "not_wordpress";
}

function toOffset(hours: number): string {
  if (hours === 0) return "UTC";
  const minutes = Math.round(Math.abs(hours) * 60);
  const pad = (part: number): string => String(part).padStart(2, "0");
  return `${hours < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
