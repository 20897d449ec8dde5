import { z } from "zod";
import { decodeHtmlText } from "./html-text";
import { readJson } from "./read-json";

const indexSchema = z.object({
  name: z.string().catch(""),
  namespaces: z.array(z.string()),
  timezone_string: z.string().catch(""),
  gmt_offset: z.coerce.number().catch(0),
});

/** What is read of an index. The whole one of a store is 1.0 to 1.2 MB (WooCommerce 7.5 to 11.0). */
const INDEX_FIELDS = Object.keys(indexSchema.shape).join(",");

/** The address of an index without its routes. */
export function toIndexAddress(root: string): string {
  const url = new URL(root);
  url.searchParams.set("_fields", INDEX_FIELDS);
  return url.href;
}

export type SiteIndex = {
  /** The site's title as plain text. */
  name: string;
  hasWooCommerce: boolean;
  /** An IANA zone, or an offset such as `+05:30` where the site only has that. */
  timezone: string;
  /** What PHP printed before the index. */
  phpOutput: string | null;
};

/** Reads the public index of a WordPress REST API; null when the answer is none. */
export function readSiteIndex(answer: { status: number; text: string }): SiteIndex | null {
  if (answer.status !== 200) return null;
  const { body, phpOutput = null } = readJson(answer.text);
  const index = indexSchema.safeParse(body);
  if (!index.success) return null;
  const { name, namespaces, timezone_string: zone, gmt_offset: hours } = index.data;
  return {
    name: decodeHtmlText(name),
    hasWooCommerce: namespaces.includes("wc/v3"),
    timezone: zone || toOffset(hours),
    phpOutput,
  };
}

function toOffset(hours: number): string {
  if (hours === 0) return "UTC";
  const minutes = Math.round(Math.abs(hours) * 60);
  const pad = (part: number): string => String(part).padStart(2, "0");
  return `${hours < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
