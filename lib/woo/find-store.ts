import { findAnnouncedRoot, guessRoots, looksLikeWordPress, toApiRoot } from "./api-root";
import type { WooErrorCode } from "./error-codes";
import { type FollowedAnswer, followGet, type PublicGetOptions } from "./public-get";
import { readSiteIndex, type SiteIndex, toIndexAddress } from "./site-index";
import { findObstacle, type SiteObstacle } from "./site-obstacle";
import { hasScheme, toSearchedPage } from "./store-url";
import { isWooError } from "./woo-error";

/** A store that was found by an address of its site. */
export type FoundStore = {
  ok: true;
  /** Root address to save, as `normaliseStoreUrl` returns it. */
  url: string;
  /** The site's title, or its host. */
  name: string;
  /** What PHP printed before the index. */
  phpOutput: string | null;
  /** Whether the public index is shut, so that only the page of WooCommerce's authorisation was found. */
  isIndexClosed: boolean;
};

/** What stands in the way; `detail` is the site's own word for it, such as the title of its page. */
export type StoreNotFound = { ok: false; code: WooErrorCode; detail: string | null };

/**
 * Finds the store of a site by any of its addresses: follows redirects, reads where the site announces its REST API, and
 * tries the usual places. At most some ten requests, all without credentials.
 */
export async function findStore(address: string, options: PublicGetOptions): Promise<FoundStore | StoreNotFound> {
  const typed = toSearchedPage(address);
  if (!typed.ok) return { ok: false, code: "invalid_url", detail: null };
  try {
    return await searchFrom(await openPage(typed.url, hasScheme(address), options), options);
  } catch (error) {
    if (!isWooError(error)) throw error;
    return { ok: false, code: error.code, detail: error.redirectHost ?? error.storeMessage ?? null };
  }
}

/** Opens the typed page; a site that nobody wrote http of, and that speaks no https, is opened over http. */
async function openPage(url: string, isSchemeTyped: boolean, options: PublicGetOptions): Promise<FollowedAnswer> {
  try {
    return await followGet(`${url}/`, options);
  } catch (error) {
    if (isSchemeTyped || !speaksNoTls(error)) throw error;
    return followGet(`${url.replace(/^https:/, "http:")}/`, options).catch((httpError: unknown) => {
      // What answers over http is the site; that nothing does says less than the first error.
      throw isWooError(httpError) && httpError.code === "redirected" ? httpError : error;
    });
  }
}

/** Nobody listens, or somebody who speaks only http. A bad certificate is no reason to go without one. */
function speaksNoTls(error: unknown): boolean {
  if (!isWooError(error)) return false;
  return error.code === "connection_refused" || /^(EPROTO|ERR_SSL_)/.test(error.storeMessage ?? "");
}

async function searchFrom(page: FollowedAnswer, options: PublicGetOptions): Promise<FoundStore | StoreNotFound> {
  const announced = findAnnouncedRoot(page);
  const pageUrl = toSearchedPage(page.url);
  const roots = guessRoots(pageUrl.ok ? pageUrl.url : page.url);
  const places = [...new Set([...(announced === null ? [] : [announced]), ...roots.map((root) => `${root}/wp-json/`)])];
  let obstacle: SiteObstacle | null = null;
  let isPageInstead = false;
  for (const place of places) {
    const answer = await followGet(toIndexAddress(place), options);
    const index = readSiteIndex(answer);
    if (index) return judgeIndex(index, answer.url);
    obstacle ??= findObstacle(answer);
    isPageInstead ||= answer.status === 200;
    // What shuts one place of a host shuts them all.
    if (obstacle) break;
  }
  for (const root of obstacle ? [] : roots) {
    const index = readSiteIndex(await followGet(toIndexAddress(`${root}/?rest_route=/`), options));
    if (index) return judgeIndex(index, `${root}/?rest_route=/`);
  }
  const known = obstacle ?? findObstacle(page);
  if (known?.code === "rest_closed") {
    const closed = announced === null ? null : toApiRoot(announced);
    for (const root of closed?.kind === "pretty" ? [closed.url] : roots) {
      if (await hasAuthorisePage(root, options)) {
        return { ok: true, url: root, name: new URL(root).host, phpOutput: null, isIndexClosed: true };
      }
    }
  }
  if (known) return { ok: false, ...known };
  if (!looksLikeWordPress(page)) return { ok: false, code: "not_wordpress", detail: null };
  return { ok: false, code: isPageInstead ? "not_json" : "rest_closed", detail: null };
}

function judgeIndex(index: SiteIndex, indexUrl: string): FoundStore | StoreNotFound {
  if (!index.hasWooCommerce) return { ok: false, code: "woocommerce_missing", detail: index.name || null };
  const root = toApiRoot(indexUrl);
  // WooCommerce before 11.1 reads no key from a request that names its route in the query.
  if (root.kind === "plain") return { ok: false, code: "permalinks_off", detail: null };
  if (root.kind === "moved") {
    const { origin, pathname } = new URL(indexUrl);
    return { ok: false, code: "rest_closed", detail: `${origin}${pathname}` };
  }
  const { name, phpOutput } = index;
  return { ok: true, url: root.url, name: name || new URL(root.url).host, phpOutput, isIndexClosed: false };
}

/** WooCommerce's page for authorising refuses a request without `app_name`, and names it in every language. */
async function hasAuthorisePage(root: string, options: PublicGetOptions): Promise<boolean> {
  const { status, text } = await followGet(`${root}/wc-auth/v1/authorize`, options);
  return status === 401 && text.includes("app_name");
}
