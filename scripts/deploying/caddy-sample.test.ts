import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import getPort from "get-port";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type GuardedChild, startGuarded } from "../guarded-child";
import { ROOT } from "../project-files";
import { askProxy, type ProxiedApplication, readStreamed, SITE, startProxied } from "./proxied-application";

const MB = 1024 * 1024;
const TIMEOUT_MS = 60_000;
vi.setConfig({ testTimeout: TIMEOUT_MS });

const NOT_INSTALLED = "Skipped: Caddy is not installed (apt-get install caddy).";
const run = promisify(execFile);
const isInstalled = await run("caddy", ["version"]).then(
  () => true,
  () => false,
);
if (!isInstalled) process.stderr.write(`${NOT_INSTALLED}\n`);

const sample = await readFile(path.join(ROOT, "docs/deploy/Caddyfile"), "utf8");
let folder: string;
let application: ProxiedApplication | undefined;
let caddy: GuardedChild | undefined;
let port: number;

beforeAll(async () => {
  if (!isInstalled) return;
  folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-caddy-"));
  application = await startProxied();
  port = await getPort();
  const file = path.join(folder, "Caddyfile");
  // A certificate of its own, and no other port.
  const options = "admin off\nlocal_certs\nskip_install_trust\nauto_https disable_redirects";
  await writeFile(file, `{\n${options}\n}\n${sample}`);
  caddy = startGuarded("caddy", ["run", "--config", file, "--adapter", "caddyfile"], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "test",
      HOME: folder,
      DOMAIN: `${SITE}:${port}`,
      UPSTREAM: `127.0.0.1:${application.port}`,
    },
  });
  let output = "";
  caddy.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  while ((await askProxy({ port, path: "/" }).catch(() => null)) === null) {
    if (caddy.hasEnded()) throw new Error(output);
    await sleep(50);
  }
}, TIMEOUT_MS);
afterAll(async () => {
  await caddy?.stop();
  application?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test("the sample leads to the port of the systemd unit, and to the container that compose.yaml names", async () => {
  expect(sample).toMatch(/^\{\$DOMAIN:pos\.example\.com\} \{$/m);
  expect(sample).toMatch(/^\treverse_proxy \{\$UPSTREAM:127\.0\.0\.1:3000\}$/m);
  const compose = await readFile(path.join(ROOT, "compose.yaml"), "utf8");
  expect(compose).toContain("UPSTREAM: app:3000");
  expect(compose).toContain("- ./docs/deploy/Caddyfile:/etc/caddy/Caddyfile:ro");
});

test("the application gets the headers that it asks for, and files of 50 MB", async ({ skip }) => {
  skip(!isInstalled, NOT_INSTALLED);
  const headers = { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "http" };
  const passed = await askProxy({ port, path: "/", headers });
  expect(JSON.parse(await text(passed))).toMatchObject({
    host: SITE,
    // What a sender writes is left out.
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-proto": "https",
    "x-forwarded-host": SITE,
  });
  const post = { port, path: "/api/imports", method: "POST" };
  const file = await askProxy(post, Buffer.alloc(51 * MB));
  expect(JSON.parse(await text(file))).toMatchObject({ bytes: 51 * MB });
});

test("the first half of an answer is there before the second is ready", async ({ skip }) => {
  skip(!isInstalled, NOT_INSTALLED);
  expect(application && (await readStreamed(application, port))).toEqual(["first", " second"]);
});
