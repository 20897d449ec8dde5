import ipaddr from "ipaddr.js";

const NAT64_PREFIX = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

/** Names that no public name server knows: RFC 6761 and 8375, and common names of local networks. */
const LOCAL_NAME = /(^|\.)localhost$|\.(local|internal|lan|home|home\.arpa|test)$/;

/**
 * Whether an IP address is reachable from the public internet. False for private, loopback, link-local (cloud metadata
 * at 169.254.169.254), carrier NAT, multicast, reserved, documentation and unspecified ranges, for the same ranges
 * within IPv4-mapped and NAT64 addresses, for IPv6 outside 2000::/3, for tunnels (6to4, Teredo), and for other texts.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, "").split("%")[0] ?? "";
  if (!ipaddr.isValid(bare)) return false;
  const ip = ipaddr.parse(bare);
  if (ip instanceof ipaddr.IPv4) return ip.range() === "unicast";
  if (ip.isIPv4MappedAddress()) return ip.toIPv4Address().range() === "unicast";
  const bytes = ip.toByteArray();
  // NAT64 networks reach every public IPv4 host through this prefix.
  if (ip.match(NAT64_PREFIX)) return new ipaddr.IPv4(bytes.slice(12)).range() === "unicast";
  // ipaddr.js returns "unicast" for unassigned ranges too, such as that of `::127.0.0.1`.
  return ip.range() === "unicast" && ((bytes[0] ?? 0) & 0xe0) === 0x20;
}

/**
 * Whether the host of a URL is a literal address that is not public. Sockets skip `lookup` for literals, so callers
 * check before connecting. False for names, which the lookup checks.
 *
 * @param hostname as `URL.hostname` returns it (which normalises 0x7f.1 to 127.0.0.1)
 */
export function isRefusedLiteral(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) && !isPublicAddress(bare);
}

/**
 * Whether a host is only reachable within a local network, judged by its name: a literal address that is not public, a
 * local name, or a name without a dot.
 *
 * @param hostname as `URL.hostname` returns it
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, "").toLowerCase();
  return isRefusedLiteral(host) || LOCAL_NAME.test(host) || !/[.:]/.test(host);
}
