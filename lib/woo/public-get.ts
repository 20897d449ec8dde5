import http from "node:http";
import https from "node:https";
import { isRefusedLiteral } from "@/lib/net/private-address";
import { agentsFor } from "@/lib/net/network-guard";

export type PublicAnswer = { status: number; headers: http.IncomingHttpHeaders; text: string };

/** Enough for the index of the REST API and for the head of any home page. */
const MAX_BYTES = 256 * 1024;

/**
 * Fetches a page without credentials, to find out what an address serves. Follows no redirects, reads at most 256 kB and
 * applies the network guard. Null when no answer came.
 */
export async function publicGet(
  url: string,
  { allowPrivate, timeoutMs }: { allowPrivate: boolean; timeoutMs: number },
): Promise<PublicAnswer | null> {
  if (!URL.canParse(url)) return null;
  const target = new URL(url);
  if (!allowPrivate && isRefusedLiteral(target.hostname)) return null;
  const agents = agentsFor({ allowPrivate });
  const headers = { accept: "application/json, text/html;q=0.9" };
  const signal = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve) => {
    const onAnswer = (response: http.IncomingMessage): void => {
      void readText(response).then(
        (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        () => resolve(null),
      );
    };
    const request =
      target.protocol === "https:"
        ? https.get(target, { agent: agents.https, headers, signal }, onAnswer)
        : http.get(target, { agent: agents.http, headers, signal }, onAnswer);
    request.on("error", () => resolve(null));
  });
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
