import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/**
 * Refuses writes that another site sends. Browsers send Sec-Fetch-Site to https and localhost only, so over plain http
 * the host of Origin must be the application's.
 *
 * @throws AppError `forbidden` (`crossSite`) when another site sends the write
 */
export function refuseCrossSite({ method, headers }: Request): void {
  if (method === "GET" || method === "HEAD") return;
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isSameSite =
    site === null ? origin === null || isOwnHost(origin, headers) : site === "same-origin" || site === "none";
  if (!isSameSite) throw new AppError("forbidden", "crossSite");
}

/** The requested host, the host that a proxy forwards, or that of APP_URL. */
function isOwnHost(origin: string, headers: Headers): boolean {
  if (!URL.canParse(origin)) return false;
  const ownHosts = [headers.get("host"), headers.get("x-forwarded-host"), new URL(env().APP_URL).host];
  return ownHosts.includes(new URL(origin).host);
}
