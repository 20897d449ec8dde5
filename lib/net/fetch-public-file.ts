import http from "node:http";
import https from "node:https";
import { agentsFor, PRIVATE_ADDRESS } from "./network-guard";
import { isRefusedLiteral } from "./private-address";

/** Why a file did not come. */
export const FETCH_FAULTS = [
  "badAddress",
  "privateAddress",
  "unreachable",
  "timedOut",
  "notFound",
  "refused",
  "tooLarge",
  "tooManyRedirects",
] as const;

export type FetchFault = (typeof FETCH_FAULTS)[number];

type FetchOptions = { allowPrivate: boolean; maxBytes: number; timeoutMs: number; signal?: AbortSignal };

/** A shop that moved from http to https with and without www needs two. */
const MAX_REDIRECTS = 5;

/**
 * Fetches a file from an address that a person's file names, without credentials. Each redirect is checked like the
 * address itself, and the socket connects only to addresses that the network guard allows.
 *
 * @returns the bytes, or why there are none
 */
export async function fetchPublicFile(
  url: string,
  options: FetchOptions,
): Promise<{ bytes: Buffer } | { fault: FetchFault }> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  let address = url;
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (!URL.canParse(address)) return { fault: "badAddress" };
      const target = new URL(address);
      if (!/^https?:$/.test(target.protocol) || target.username !== "") return { fault: "badAddress" };
      if (!options.allowPrivate && isRefusedLiteral(target.hostname)) return { fault: "privateAddress" };
      const answer = await get(target, options, signal);
      if (!("location" in answer)) return answer;
      address = new URL(answer.location, target).href;
    }
    return { fault: "tooManyRedirects" };
  } catch (error) {
    if (timeout.aborted) return { fault: "timedOut" };
    const code = (error as NodeJS.ErrnoException).code;
    return { fault: code === PRIVATE_ADDRESS ? "privateAddress" : "unreachable" };
  }
}

type Answer = { bytes: Buffer } | { fault: FetchFault } | { location: string };

function get(target: URL, { allowPrivate, maxBytes }: FetchOptions, signal: AbortSignal): Promise<Answer> {
  const agents = agentsFor({ allowPrivate });
  return new Promise((resolve, reject) => {
    const onAnswer = (response: http.IncomingMessage) => void readAnswer(response, maxBytes).then(resolve, reject);
    const options = { headers: { accept: "image/*" }, signal };
    const request =
      target.protocol === "https:"
        ? https.get(target, { ...options, agent: agents.https }, onAnswer)
        : http.get(target, { ...options, agent: agents.http }, onAnswer);
    request.on("error", reject);
  });
}

async function readAnswer(response: http.IncomingMessage, maxBytes: number): Promise<Answer> {
  const { statusCode = 0, headers } = response;
  if (statusCode !== 200) {
    response.destroy();
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) return { location: headers.location };
    return { fault: statusCode === 404 || statusCode === 410 ? "notFound" : "refused" };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const piece = chunk as Buffer;
    size += piece.length;
    // Leaving the loop destroys the stream.
    if (size > maxBytes) return { fault: "tooLarge" };
    chunks.push(piece);
  }
  return { bytes: Buffer.concat(chunks) };
}
