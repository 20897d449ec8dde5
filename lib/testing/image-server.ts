import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A real picture of 1×1. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

export type ImageServer = { url: string; close(): Promise<void> };

/** A server for the shop's images that a sandbox store can reach in a test. */
export async function startImageServer(): Promise<ImageServer> {
  const server = createServer((_request, response) => response.setHeader("content-type", "image/png").end(PNG));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
