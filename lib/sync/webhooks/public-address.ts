import { isPrivateHost } from "@/lib/net/private-address";

/** WordPress posts only to these ports (wp_http_validate_url), except on its own host and port. */
const PORTS = ["", "80", "443", "8080"];

/** Why a store would refuse to post to this URL; null when no reason is known. */
export function findAddressProblem(publicUrl: string): "private" | "port" | null {
  const { hostname, port } = new URL(publicUrl);
  if (isPrivateHost(hostname)) return "private";
  return PORTS.includes(port) ? null : "port";
}
