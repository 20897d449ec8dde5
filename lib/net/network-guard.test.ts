import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { agentsFor, guardedLookup, PRIVATE_ADDRESS } from "./network-guard";

test("a name that resolves to this machine is refused while connecting", async () => {
  const server = http.createServer((_request, response) => response.end("inside"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const outcome = (allowPrivate: boolean): Promise<string> =>
    new Promise((resolve) => {
      http
        .get(url, { agent: agentsFor({ allowPrivate }).http, family: 4 }, (response) => {
          response.resume();
          resolve(String(response.statusCode));
        })
        .on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "?"));
    });
  expect(await outcome(false)).toBe(PRIVATE_ADDRESS);
  expect(await outcome(true)).toBe("200");
  await new Promise((resolve) => server.close(resolve));
});

test("the lookup fails like the system's for a name that does not exist", async () => {
  const code = await new Promise((resolve) => {
    guardedLookup("no-such-host.invalid", {}, (error) => resolve(error?.code));
  });
  expect(["ENOTFOUND", "EAI_AGAIN"]).toContain(code);
});
