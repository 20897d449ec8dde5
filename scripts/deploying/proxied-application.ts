import { createServer, request as askPlain, type IncomingMessage, type RequestOptions } from "node:http";
import { request as askSecurely } from "node:https";
import type { AddressInfo } from "node:net";

/** The name of the site in the samples. */
export const SITE = "pos.example.com";

export type ProxiedApplication = {
  port: number;
  /** Ends the answer of /streamed, whose first half is sent at once. */
  endStreamed(): void;
  close(): void;
};

/** A server that a sample's proxy leads to: it answers with the headers and the number of bytes that reach it. */
export async function startProxied(): Promise<ProxiedApplication> {
  let endStreamed: () => void = () => undefined;
  const server = createServer((request, response) => {
    if (request.url === "/streamed") {
      response.write("first");
      endStreamed = () => response.end(" second");
      return;
    }
    let bytes = 0;
    request.on("data", (chunk: Buffer) => (bytes += chunk.length));
    request.on("end", () => response.end(JSON.stringify({ ...request.headers, bytes })));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { port, endStreamed: () => endStreamed(), close: () => void server.close() };
}

/**
 * A request to a proxy on this machine, by TLS with whatever certificate, unless `isPlain`. The body of a length that
 * only a header names is never sent.
 */
export function askProxy(
  { port, path, isPlain = false, ...options }: RequestOptions & { port: number; path: string; isPlain?: boolean },
  body?: Buffer,
): Promise<IncomingMessage> {
  const to = {
    ...options,
    host: "127.0.0.1",
    port,
    path,
    servername: SITE,
    headers: { host: SITE, ...options.headers },
    agent: false as const,
    rejectUnauthorized: false,
  };
  return new Promise((resolve, reject) => {
    const asking = isPlain ? askPlain(to, resolve) : askSecurely(to, resolve);
    asking.on("error", reject);
    if ("content-length" in to.headers && body === undefined) asking.flushHeaders();
    else asking.end(body);
  });
}

/** The parts of the answer of /streamed, of which the second is made when the first is there. */
export async function readStreamed(application: ProxiedApplication, port: number): Promise<string[]> {
  const parts: string[] = [];
  for await (const part of (await askProxy({ port, path: "/streamed" })).setEncoding("utf8")) {
    parts.push(String(part));
    application.endStreamed();
  }
  return parts;
}
