import { isPrivateHost } from "@/lib/net/private-address";

/** WordPress posts to these ports only (wp_http_validate_url); its own host and port are an exception. */
const PORTS = ["", "80", "443", "8080"];

/** Why a store would refuse to post to this address; null when nothing speaks against it. */
export function findAddressProblem(publicUrl: string): "private" | "port" | null {
  const { hostname, port } = new URL(publicUrl);
  if (isPrivateHost(hostname)) return "private";
  return PORTS.includes(port) ? null : "port";
}
