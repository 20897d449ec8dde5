import { env } from "@/lib/env";

type Sent = Pick<Headers, "get">;

/** A year, as browsers' preload lists ask for at least. Other names of the domain are not ours to speak for. */
const STRICT_TRANSPORT_SECURITY = "max-age=31536000";

/**
 * Whether the browser's connection is encrypted. At APP_URL's name its scheme decides, since a proxy may leave out
 * X-Forwarded-Proto, and a cookie without Secure would then travel in clear with the first http request. At other
 * names, such as localhost, that header decides, which Next sets without a proxy too.
 */
export function isSecureRequest(headers: Sent, appUrl: string = env().APP_URL): boolean {
  return isPublicAddress(headers, appUrl) || forwardedProtoOf(headers) === "https";
}

/**
 * The Strict-Transport-Security of an answer; null over plain http and at other names than APP_URL's. Also for
 * localhost and an APP_URL with a port, since the header holds for all ports, and others belong to other programs.
 */
export function strictTransportSecurity(headers: Sent, appUrl: string = env().APP_URL): string | null {
  const isPlain = forwardedProtoOf(headers) === "http";
  const { hostname, port } = new URL(appUrl);
  const isShared = hostname === "localhost" || port !== "";
  return isPublicAddress(headers, appUrl) && !isPlain && !isShared ? STRICT_TRANSPORT_SECURITY : null;
}

/** The answer, which names Strict-Transport-Security where it applies. */
export function withTransportSecurity(request: Request, answer: Response): Response {
  const value = strictTransportSecurity(request.headers);
  if (value !== null) answer.headers.set("strict-transport-security", value);
  return answer;
}

/** Whether the request came by APP_URL's name, and that is https. The port is left out, as nginx's `$host` does. */
function isPublicAddress(headers: Sent, appUrl: string): boolean {
  const { protocol, hostname } = new URL(appUrl);
  if (protocol !== "https:") return false;
  return ["host", "x-forwarded-host"].some((name) => hostnameOf(headers.get(name)) === hostname);
}

function hostnameOf(host: string | null): string | null {
  const url = `http://${host?.split(",")[0]?.trim() ?? ""}`;
  return URL.canParse(url) ? new URL(url).hostname : null;
}

function forwardedProtoOf(headers: Sent): string | undefined {
  return headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
}
