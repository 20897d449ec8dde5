type StoreUrlProblem = "empty" | "not_a_url" | "scheme_not_supported" | "has_credentials" | "has_query" | "not_a_host";

/** `ok` with the address to store and connect to, or the problem. */
type StoreUrlResult = { ok: true; url: string } | { ok: false; problem: StoreUrlProblem };

/**
 * Where the paths of WordPress's own pages begin. People paste the address of the page they are on, and the store's root
 * is the part before it.
 */
const OWN_PAGES = /\/(wp-json|wp-admin|wp-login\.php|wc-api|index\.php|xmlrpc\.php)(\/.*)?$/i;

/**
 * Converts what a person entered to the root address of a store: https unless http is written, host in
 * lower case, default port dropped, sub-directories kept, no trailing slash.
 * ` Shop.Example/store/wp-admin/ ` → `https://shop.example/store`.
 */
export function normaliseStoreUrl(input: string): StoreUrlResult {
  const parsed = parseAddress(input);
  if (!parsed.ok) return parsed;
  const { url } = parsed;
  const { root, isOwnPage } = findRoot(url);
  // A query belongs to a page of the store (`wp-admin/admin.php?page=…`), but not to the root.
  if (!isOwnPage && (url.search !== "" || url.hash !== "")) return { ok: false, problem: "has_query" };
  return { ok: true, url: root };
}

/**
 * Converts any address of a site that a person typed to the page to begin the search for its store with, without query:
 * ` Shop.Example/product/tea/?ref=1 ` → `https://shop.example/product/tea`.
 */
export function toSearchedPage(input: string): StoreUrlResult {
  const parsed = parseAddress(input);
  return parsed.ok ? { ok: true, url: findRoot(parsed.url).root } : parsed;
}

type StoreUrlRefusal = Extract<StoreUrlResult, { ok: false }>;

function parseAddress(input: string): { ok: true; url: URL } | StoreUrlRefusal {
  const text = input.trim();
  if (text === "") return { ok: false, problem: "empty" };
  const withScheme = hasScheme(text) ? text : `https://${text}`;
  if (!/^https?:\/\//i.test(withScheme) || /^(javascript|data|file|mailto):/i.test(text)) {
    return { ok: false, problem: "scheme_not_supported" };
  }
  if (!URL.canParse(withScheme)) return { ok: false, problem: "not_a_url" };

  const url = new URL(withScheme);
  if (url.username !== "" || url.password !== "") return { ok: false, problem: "has_credentials" };
  if (!isHost(url.hostname)) return { ok: false, problem: "not_a_host" };
  return { ok: true, url };
}

function findRoot(url: URL): { root: string; isOwnPage: boolean } {
  const path = url.pathname.replace(/\/{2,}/g, "/");
  const root = path.replace(OWN_PAGES, "");
  return { root: `${url.protocol}//${url.host}${root.replace(/\/+$/, "")}`, isOwnPage: root !== path };
}

/** Whether an address names its scheme; without one https is assumed. */
export function hasScheme(input: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(input.trim());
}

/** Whether it is a name, an IPv4 address or a bracketed IPv6 address; a trailing dot would change the signature. */
function isHost(hostname: string): boolean {
  return hostname !== "" && !hostname.endsWith(".") && !/[_\s]$/.test(hostname);
}
