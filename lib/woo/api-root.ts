import { decodeHtmlText } from "./html-text";

const API_REL = "https://api.w.org/";

type SitePage = { text: string; headers: Readonly<Record<string, string | string[] | undefined>> };

/** Where a WordPress site has its REST API. */
export type ApiRoot =
  /** Below `/wp-json/`; `url` is the site's root, without a trailing slash. */
  | { kind: "pretty"; url: string }
  /** Only at `?rest_route=`, or below `index.php`: the permalinks are "Plain", or the server rewrites nothing. */
  | { kind: "plain" }
  /** Somewhere else, where a plugin has moved it. */
  | { kind: "moved" };

/**
 * Finds the REST API's address that a page of a WordPress site announces, in its `Link` header or in its head; null when
 * the page announces none. Sub-folder installs are found by it.
 */
export function findAnnouncedRoot(page: SitePage & { url: string }): string | null {
  const link = [page.headers["link"] ?? []].flat().join(", ");
  const href = new RegExp(`<([^>]*)>\\s*;\\s*rel="?${API_REL}"?`).exec(link)?.[1] ?? findInHead(page.text);
  if (href === undefined || !URL.canParse(href, page.url)) return null;
  return new URL(href, page.url).href;
}

function findInHead(html: string): string | undefined {
  const tag = [...html.matchAll(/<link\b[^>]*>/gi)].find(([text]) => text.includes(API_REL))?.[0];
  const href = /href=["']([^"']*)["']/i.exec(tag ?? "")?.[1];
  return href === undefined ? undefined : decodeHtmlText(href);
}

/** Judges the address at which the index of a REST API was found. */
export function toApiRoot(indexUrl: string): ApiRoot {
  const { origin, pathname, searchParams } = new URL(indexUrl);
  if (searchParams.has("rest_route") || /\/index\.php\//.test(pathname)) return { kind: "plain" };
  const folder = /^(.*)\/wp-json\/?$/.exec(pathname)?.[1];
  return folder === undefined ? { kind: "moved" } : { kind: "pretty", url: `${origin}${folder}` };
}

/** A shop page is at most some folders below the site. */
const MAX_GUESSES = 3;

/**
 * Lists the roots that a site may have by the address of one of its pages, the longest first:
 * `https://a.example/shop/cart/` → `…/shop/cart`, `…/shop`, and `https://a.example`.
 */
export function guessRoots(pageUrl: string): string[] {
  const { origin, pathname } = new URL(pageUrl);
  const folders = pathname.split("/").filter((part) => part !== "");
  const roots = folders.map((_, index) => `${origin}/${folders.slice(0, folders.length - index).join("/")}`);
  return [...roots.slice(0, MAX_GUESSES - 1), origin];
}

/** Whether a page is one of WordPress: it names WordPress's own folders, or its API. */
export function looksLikeWordPress(page: SitePage): boolean {
  return /\/wp-(content|includes)\/|api\.w\.org/.test(`${String(page.headers["link"])} ${page.text}`);
}
