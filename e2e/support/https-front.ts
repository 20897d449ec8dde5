import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { PostCallback } from "../sandbox/authorise-page";

/** Key and certificate of localhost, made for tests and valid for a hundred years. */
const PEM = readFileSync(path.join(import.meta.dirname, "../../lib/woo/fixtures/self-signed.pem"));

export type HttpsFront = { url: string; serve(target: string): void; close(): Promise<void> };

/** A TLS proxy as in production, whose port is known before the server behind it starts. */
export async function startHttpsFront(): Promise<HttpsFront> {
  let target = "";
  const server = https.createServer({ key: PEM, cert: PEM }, (request, response) => {
    const { host = "" } = request.headers;
    const headers = { ...request.headers, "x-forwarded-proto": "https", "x-forwarded-host": host };
    const behind = http.request(`${target}${request.url}`, { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    behind.on("error", () => response.destroy());
    request.pipe(behind);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    serve: (url) => {
      target = url;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Posts as a store does that trusts the certificate of the front. */
export const postToFront: PostCallback = (url, body) =>
  new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json;charset=UTF-8" };
    const request = https.request(url, { method: "POST", headers, ca: PEM }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    request.on("error", reject);
    request.end(body);
  });
