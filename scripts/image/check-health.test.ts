import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { ROOT } from "../project-files";

// Processes are started, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const run = promisify(execFile);

test.each([
  [200, 0],
  [503, 1],
])("a server that answers %i has a health check that ends with %i", async (status, code) => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const environment = { ...process.env, PORT: String(port) };
  const ended = await run(process.execPath, [path.join(ROOT, "scripts/check-health.mjs")], { env: environment }).then(
    () => 0,
    (error: { code: number }) => error.code,
  );
  server.close();
  expect([ended, asked]).toEqual([code, ["/api/health"]]);
});
