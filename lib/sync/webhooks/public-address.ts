import { isRefusedLiteral } from "@/lib/woo/network-guard";

/** WordPress posts to these ports only (wp_http_validate_url); its own host and port are an exception. */
const PORTS = ["", "80", "443", "8080"];

/** Names that no public name server knows. */
const LOCAL_NAME = /^localhost$|\.(localhost|local|internal|lan|home|test)$/;

/** Why a store would refuse to post to this address; null when nothing speaks against it. */
export function findAddressProblem(publicUrl: string): "private" | "port" | null {
  const { hostname, port } = new URL(publicUrl);
  if (LOCAL_NAME.test(hostname) || isRefusedLiteral(hostname) || !/[.:]/.test(hostname)) return "private";
  return PORTS.includes(port) ? null : "port";
}
