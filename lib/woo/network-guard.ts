import dns from "node:dns";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import ipaddr from "ipaddr.js";

/** `code` of the error a guarded connection fails with. */
export const PRIVATE_ADDRESS = "ERR_PRIVATE_ADDRESS";

const NAT64_PREFIX = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

/**
 * Whether an IP address is one the public internet can reach. False for private, loopback,
 * link-local (cloud metadata at 169.254.169.254), carrier NAT, multicast, reserved, documentation
 * and unspecified ranges, for the same inside IPv4-mapped and NAT64 addresses, for IPv6 outside
 * 2000::/3, for tunnels (6to4, Teredo), and for anything that is not an IP address.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, "").split("%")[0] ?? "";
  if (!ipaddr.isValid(bare)) return false;
  const ip = ipaddr.parse(bare);
  if (ip instanceof ipaddr.IPv4) return ip.range() === "unicast";
  if (ip.isIPv4MappedAddress()) return ip.toIPv4Address().range() === "unicast";
  const bytes = ip.toByteArray();
  // On NAT64 networks every public IPv4 host is reached through this prefix.
  if (ip.match(NAT64_PREFIX)) return new ipaddr.IPv4(bytes.slice(12)).range() === "unicast";
  // ipaddr.js calls the unassigned rest "unicast" too, `::127.0.0.1` among it.
  return ip.range() === "unicast" && ((bytes[0] ?? 0) & 0xe0) === 0x20;
}

/**
 * A `lookup` for sockets that fails with `ERR_PRIVATE_ADDRESS` unless every address of the name is
 * public. It runs at connect time and its answer is the one that is used, so a name that changes
 * its address between check and use (DNS rebinding) gains nothing.
 */
export const guardedLookup: net.LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const first = addresses[0];
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
      const refused: NodeJS.ErrnoException = new Error("The name resolves to a private address");
      refused.code = PRIVATE_ADDRESS;
      return callback(refused, "", 0);
    }
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

/**
 * Whether the host of a URL is a literal address that the guard refuses. Sockets skip `lookup` for
 * literals, so this has to be asked before connecting. Names answer false: the lookup checks them.
 *
 * @param hostname as `URL.hostname` gives it (which already turns 0x7f.1 into 127.0.0.1)
 */
export function isRefusedLiteral(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return net.isIP(bare) !== 0 && !isPublicAddress(bare);
}

type Agents = { http: http.Agent; https: https.Agent };

// Shared by all clients of the process so that connections are reused between jobs.
const KEEP_ALIVE = { keepAlive: true, maxFreeSockets: 8 };
let guarded: Agents | undefined;
let open: Agents | undefined;

/** Keep-alive agents, one pair per process for each of the two policies. */
export function agentsFor({ allowPrivate }: { allowPrivate: boolean }): Agents {
  if (allowPrivate) {
    open ??= { http: new http.Agent(KEEP_ALIVE), https: new https.Agent(KEEP_ALIVE) };
    return open;
  }
  const options = { ...KEEP_ALIVE, lookup: guardedLookup };
  guarded ??= { http: new http.Agent(options), https: new https.Agent(options) };
  return guarded;
}
