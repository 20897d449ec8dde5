import dns from "node:dns";
import http from "node:http";
import https from "node:https";
import type net from "node:net";
import { isPublicAddress } from "@/lib/net/private-address";

/** `code` of the error a guarded connection fails with. */
export const PRIVATE_ADDRESS = "ERR_PRIVATE_ADDRESS";

/**
 * A `lookup` for sockets that fails with `ERR_PRIVATE_ADDRESS` unless every address of the name is public. The socket
 * connects to its answer, so a name that changes its address after the check (DNS rebinding) gains nothing.
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

type Agents = { http: http.Agent; https: https.Agent };

// All clients of the process share the agents, so that connections are reused between jobs.
const KEEP_ALIVE = { keepAlive: true, maxFreeSockets: 8 };
let guarded: Agents | undefined;
let open: Agents | undefined;

/** Returns the keep-alive agents of a policy, one pair per process for each of the two. */
export function agentsFor({ allowPrivate }: { allowPrivate: boolean }): Agents {
  if (allowPrivate) {
    open ??= { http: new http.Agent(KEEP_ALIVE), https: new https.Agent(KEEP_ALIVE) };
    return open;
  }
  const options = { ...KEEP_ALIVE, lookup: guardedLookup };
  guarded ??= { http: new http.Agent(options), https: new https.Agent(options) };
  return guarded;
}
