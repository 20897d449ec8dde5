import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

type Handle = (request: Request) => Promise<Response>;

export type RouteServer = { port: number; close(): Promise<void> };

/**
 * Passes requests to the handler of their path, with the body as a stream. Closes the connection after each answer, as
 * servers do with a body that they have not read to its end.
 */
export async function startRouteServer(handlers: Readonly<Record<string, Handle>>): Promise<RouteServer> {
  const server = createServer((message, response) => {
    const handle = handlers[message.url ?? ""];
    if (handle === undefined) return void response.writeHead(404).end();
    void handle(toRequest(message)).then(async (answer) => {
      response.writeHead(answer.status, { connection: "close" }).end(await answer.text());
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function toRequest(message: IncomingMessage): Request {
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  const body = Readable.toWeb(message) as ReadableStream<Uint8Array>;
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
  return new Request(`http://127.0.0.1${message.url}`, init);
}

const PIECE = Buffer.alloc(64 * 1024, "x");

/**
 * Sends a request as a browser does: the whole body first, and only then the answer is read.
 *
 * @param start what the body begins with; the rest is filled up to `bytes`
 * @returns the status and the parsed JSON of the answer
 * @throws Error `EPIPE` or `ECONNRESET` when the server closes the connection before the body's end
 */
export async function sendWhole(
  { port }: RouteServer,
  { path, bytes, isLengthStated, start = "" }: { path: string; bytes: number; isLengthStated: boolean; start?: string },
): Promise<{ status: number; body: unknown }> {
  const socket = connect(port, "127.0.0.1");
  socket.pause();
  // The write that fails rejects as well.
  socket.on("error", () => undefined);
  await once(socket, "connect");
  const length = isLengthStated ? `content-length: ${bytes}` : "transfer-encoding: chunked";
  const write = (part: string | Buffer) =>
    new Promise<void>((resolve, reject) => socket.write(part, (error) => (error ? reject(error) : resolve())));
  await write(`POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${length}\r\n\r\n`);
  for (let sent = 0; sent < bytes;) {
    const part = sent === 0 && start !== "" ? Buffer.from(start) : PIECE.subarray(0, bytes - sent);
    sent += part.byteLength;
    await write(isLengthStated ? part : Buffer.concat([Buffer.from(`${part.byteLength.toString(16)}\r\n`), part, END]));
  }
  if (!isLengthStated) await write("0\r\n\r\n");
  const [head = "", ...rest] = (await text(socket)).split("\r\n\r\n");
  const json = /\{.*\}/s.exec(rest.join("\r\n\r\n"))?.[0] ?? "null";
  return { status: Number(head.split(" ")[1]), body: JSON.parse(json) as unknown };
}

const END = Buffer.from("\r\n");
