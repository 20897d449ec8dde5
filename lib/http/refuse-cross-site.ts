import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/**
 * Browsers say Sec-Fetch-Site only to https and localhost. In a shop's own network over plain http
 * there is the Origin, whose host must be ours: the one asked for, or what a proxy knows us by.
 * Throws forbidden `crossSite` for a write that another site sent.
 */
export function refuseCrossSite({ method, headers }: Request): void {
  if (method === "GET" || method === "HEAD") return;
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isOurs =
    site === null ? origin === null || isOurHost(origin, headers) : site === "same-origin" || site === "none";
  if (!isOurs) throw new AppError("forbidden", "crossSite");
}

function isOurHost(origin: string, headers: Headers): boolean {
  if (!URL.canParse(origin)) return false;
  const ours = [headers.get("host"), headers.get("x-forwarded-host"), new URL(env().APP_URL).host];
  return ours.includes(new URL(origin).host);
}
