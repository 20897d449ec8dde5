import http from "node:http";
import https from "node:https";
import { isRefusedLiteral } from "@/lib/net/private-address";
import { agentsFor } from "@/lib/net/network-guard";
import { translateNetworkError } from "./translate-network-error";
import { isWooError, WooError } from "./woo-error";

export type PublicAnswer = { status: number; headers: http.IncomingHttpHeaders; text: string };

/** An answer after redirects, with the address that gave it. */
export type FollowedAnswer = PublicAnswer & { url: string };

export type PublicGetOptions = { allowPrivate: boolean; timeoutMs: number };

/** Enough for the index of the REST API and for the head of any home page. */
const MAX_BYTES = 256 * 1024;

/** From http to https, to www, to a folder and to a language. */
const MAX_REDIRECTS = 5;

/**
 * Fetches a page without credentials, to find out what an address serves, and follows up to five redirects. Reads at
 * most 256 kB, and applies the network guard to each address.
 *
 * @throws WooError when no answer comes, `redirected` after too many redirects
 */
export async function followGet(url: string, options: PublicGetOptions): Promise<FollowedAnswer> {
  let target = toTarget(url);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const answer = await getOnce(target, options);
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status >= 400 || location === undefined) return { ...answer, url: target.href };
    target = toTarget(location, target);
  }
  throw new WooError({ code: "redirected", redirectHost: target.host });
}

function toTarget(url: string, base?: URL): URL {
  if (!URL.canParse(url, base)) throw new WooError({ code: "invalid_url" });
  const target = new URL(url, base);
  if (!/^https?:$/.test(target.protocol) || target.username !== "") throw new WooError({ code: "invalid_url" });
  return target;
}

async function getOnce(target: URL, { allowPrivate, timeoutMs }: PublicGetOptions): Promise<PublicAnswer> {
  if (!allowPrivate && isRefusedLiteral(target.hostname)) throw new WooError({ code: "private_address_refused" });
  const agents = agentsFor({ allowPrivate });
  // Firewalls refuse requests without a name.
  const headers = { accept: "application/json, text/html;q=0.9", "user-agent": "AurPOS" };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await new Promise<PublicAnswer>((resolve, reject) => {
      const onAnswer = (response: http.IncomingMessage): void => {
        void readText(response).then(
          (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
          reject,
        );
      };
      const request =
        target.protocol === "https:"
          ? https.get(target, { agent: agents.https, headers, signal }, onAnswer)
          : http.get(target, { agent: agents.http, headers, signal }, onAnswer);
      request.on("error", reject);
    });
  } catch (error) {
    const translated = translateNetworkError(error, { timedOut: signal.aborted, interrupted: false });
    // The system's own code says what is wrong with a certificate, such as CERT_HAS_EXPIRED.
    const systemCode = (error as NodeJS.ErrnoException).code;
    if (!isWooError(translated) || translated.code !== "tls_problem") throw translated;
    throw new WooError({ code: "tls_problem", storeMessage: systemCode });
  }
}

async function readText(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    const piece = chunk as Buffer;
    chunks.push(piece);
    bytes += piece.length;
    if (bytes > MAX_BYTES) break; // leaving the loop destroys the stream
  }
  return new TextDecoder("utf-8").decode(Buffer.concat(chunks));
}
