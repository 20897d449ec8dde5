import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { drainBody } from "./drain-body";

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server = undefined;
});

function toBody(message: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      for await (const part of Readable.from(message)) controller.enqueue(part as Uint8Array);
      controller.close();
    },
  });
}

test("a client that sends 8 MB gets the refusal of its first bytes", async () => {
  server = createServer((message, answer) => {
    const body = toBody(message);
    void (async () => {
      const reader = body.getReader();
      await reader.read();
      reader.releaseLock();
      await drainBody(body);
      answer.writeHead(400, { connection: "close" }).end("a reason");
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const sending = request({ port: (server.address() as AddressInfo).port, method: "POST" });
  Readable.from(Array.from({ length: 128 }, () => Buffer.alloc(64 * 1024))).pipe(sending);
  const [answer] = (await once(sending, "response")) as [IncomingMessage];
  expect([answer.statusCode, (await answer.toArray()).join("")]).toEqual([400, "a reason"]);
});

test("a body that breaks off, is being read or is missing is let go", async () => {
  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("gone")) });
  const read = new ReadableStream<Uint8Array>();
  read.getReader();
  await Promise.all([drainBody(broken), drainBody(read), drainBody(null)]);
  expect([broken.locked, read.locked]).toEqual([false, true]);
});
