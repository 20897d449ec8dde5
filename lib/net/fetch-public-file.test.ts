import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchPublicFile } from "./fetch-public-file";

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, answer) => {
    const path = request.url ?? "";
    if (path === "/file") answer.end("bytes");
    else if (path === "/moved") answer.writeHead(301, { location: "/file" }).end();
    else if (path === "/round") answer.writeHead(302, { location: "/round" }).end();
    else if (path === "/inside") answer.writeHead(302, { location: "ftp://shop.example/a" }).end();
    else if (path === "/large") answer.end(Buffer.alloc(2000));
    else if (path === "/silent") answer.writeHead(200).write("a");
    else answer.writeHead(path === "/gone" ? 404 : 403).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const fetchFrom = (url: string, allowPrivate = true) =>
  fetchPublicFile(url, { allowPrivate, maxBytes: 1000, timeoutMs: 500 });

test("fetches a file, also after a redirect", async () => {
  expect(await fetchFrom(`${base}/file`)).toEqual({ bytes: Buffer.from("bytes") });
  expect(await fetchFrom(`${base}/moved`)).toEqual({ bytes: Buffer.from("bytes") });
});

test.each([
  ["/round", "tooManyRedirects"],
  ["/inside", "badAddress"],
  ["/large", "tooLarge"],
  ["/silent", "timedOut"],
  ["/gone", "notFound"],
  ["/closed", "refused"],
])("%s ends as %s", async (path, fault) => {
  expect(await fetchFrom(`${base}${path}`)).toEqual({ fault });
});

test("addresses within the network are refused, as literals, as names, and with credentials", async () => {
  expect(await fetchFrom(`${base}/file`, false)).toEqual({ fault: "privateAddress" });
  expect(await fetchFrom(`${base.replace("127.0.0.1", "localhost")}/file`, false)).toEqual({ fault: "privateAddress" });
  expect(await fetchFrom("http://169.254.169.254/latest/meta-data", false)).toEqual({ fault: "privateAddress" });
  expect(await fetchFrom("https://user:secret@shop.example/a.png")).toEqual({ fault: "badAddress" });
  expect(await fetchFrom("file:///etc/passwd")).toEqual({ fault: "badAddress" });
});
