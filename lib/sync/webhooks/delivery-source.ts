/**
 * Whether a delivery comes from the store's own address, by `X-WC-Webhook-Source`. A staging copy has the store's
 * webhooks with their secrets, and signs orders of its own. A header that is missing or unreadable is accepted, and so is
 * every source of a store that is reached by an internal name, which the store itself does not know.
 */
export function isOwnSource(source: string | null | undefined, storeUrl: string): boolean {
  if (!source || !URL.canParse(source)) return true;
  const from = new URL(source);
  const own = new URL(storeUrl);
  if (isInternal(own.hostname)) return true;
  return hostOf(from) === hostOf(own) && pathOf(from) === pathOf(own);
}

function isInternal(hostname: string): boolean {
  return !hostname.includes(".") || /^[\d.]+$/.test(hostname);
}

function hostOf({ host }: URL): string {
  return host.replace(/^www\./, "");
}

/** Translation plugins put the language of the moment after the address, such as `/en/`. */
function pathOf({ pathname }: URL): string {
  return pathname.replace(/\/+$/, "").replace(/\/[a-z]{2}(-[a-z]{2})?$/, "");
}
