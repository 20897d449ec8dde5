import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import getPort from "get-port";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type GuardedChild, startGuarded } from "../guarded-child";
import { ROOT } from "../project-files";
import { askProxy, type ProxiedApplication, readStreamed, SITE, startProxied } from "./proxied-application";

const MB = 1024 * 1024;
const TIMEOUT_MS = 60_000;
vi.setConfig({ testTimeout: TIMEOUT_MS });

const NOT_INSTALLED = "Skipped: nginx or openssl is not installed (apt-get install nginx openssl).";
/** Debian keeps servers out of the path of people. */
const variables = { ...process.env, PATH: `${process.env.PATH ?? ""}${path.delimiter}/usr/sbin` };
const run = (name: string, args: string[]) => promisify(execFile)(name, args, { env: variables });
const isInstalled = await Promise.all([run("nginx", ["-v"]), run("openssl", ["version"])]).then(
  () => true,
  () => false,
);
if (!isInstalled) process.stderr.write(`${NOT_INSTALLED}\n`);

let folder: string;
let application: ProxiedApplication | undefined;
let nginx: GuardedChild | undefined;
/** What nginx says before there is a certificate. */
let refusal: string;
const ports = { http: 0, https: 0 };
const inFolder = (...names: string[]) => path.join(folder, ...names);
const check = () => run("nginx", ["-t", "-c", inFolder("nginx.conf")]);
const askForToken = () => askProxy({ port: ports.http, path: "/.well-known/acme-challenge/token", isPlain: true });

beforeAll(async () => {
  if (!isInstalled) return;
  folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-nginx-"));
  application = await startProxied();
  Object.assign(ports, { http: await getPort(), https: await getPort() });
  await writeSite(application.port);
  refusal = await check().then(
    () => "",
    (error: unknown) => String(error),
  );
  await run("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", `/CN=${SITE}`],
    ...["-keyout", inFolder("privkey.pem"), "-out", inFolder("fullchain.pem")],
  ]);
  await mkdir(inFolder(".well-known/acme-challenge"), { recursive: true });
  await writeFile(inFolder(".well-known/acme-challenge/token"), "proof");
  nginx = startGuarded("nginx", ["-c", inFolder("nginx.conf")], { env: variables });
  while ((await askForToken().catch(() => null)) === null) {
    if (nginx.hasEnded()) throw new Error("nginx ended");
    await sleep(50);
  }
}, TIMEOUT_MS);
beforeEach(({ skip }) => skip(!isInstalled, NOT_INSTALLED));
afterAll(async () => {
  await nginx?.stop();
  application?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** docs/deploy/nginx.conf with the ports and folders of this test, in the frame that Debian's nginx.conf is. */
async function writeSite(port: number): Promise<void> {
  const hasIPv6 = Object.values(os.networkInterfaces()).some((all) => all?.some(({ family }) => family === "IPv6"));
  const sample = await readFile(path.join(ROOT, "docs/deploy/nginx.conf"), "utf8");
  const site = sample
    .replace(/^ *listen \[::\].*\n/gm, (line) => (hasIPv6 ? line : ""))
    .replace(/(listen (?:\[::\]:)?)80;/g, `$1${ports.http};`)
    .replace(/(listen (?:\[::\]:)?)443 ssl;/g, `$1${ports.https} ssl;`)
    .replace("http://127.0.0.1:3000", `http://127.0.0.1:${port}`)
    .replaceAll(`/etc/letsencrypt/live/${SITE}`, folder)
    .replaceAll("/var/www/html", folder);
  const scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  await writeFile(
    inFolder("nginx.conf"),
    [
      ...(process.getuid?.() === 0 ? ["user root;"] : []),
      `daemon off; pid ${inFolder("nginx.pid")}; error_log stderr;`,
      "events {}",
      `http { access_log off; ${scratch.map((name) => `${name}_temp_path ${inFolder(name)};`).join(" ")}`,
      site,
      "}",
    ].join("\n"),
  );
}

test("nginx refuses the sample before there is a certificate, and takes it afterwards", async () => {
  expect(refusal).toContain("cannot load certificate");
  expect((await check()).stderr).toContain("test is successful");
});

test("port 80 leads to TLS, except for the renewal of the certificate", async () => {
  const renewal = await askForToken();
  expect([renewal.statusCode, await text(renewal)]).toEqual([200, "proof"]);
  const plain = await askProxy({ port: ports.http, path: "/sales", isPlain: true });
  expect([plain.statusCode, plain.headers.location]).toEqual([301, `https://${SITE}/sales`]);
});

test("the application gets the headers that it asks for, and files of 50 MB", async () => {
  const headers = { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "http" };
  const passed = await askProxy({ port: ports.https, path: "/", headers });
  expect(JSON.parse(await text(passed))).toMatchObject({
    host: SITE,
    // The last address is the one that nginx saw.
    "x-forwarded-for": "203.0.113.9, 127.0.0.1",
    "x-forwarded-proto": "https",
    "x-forwarded-host": SITE,
  });
  const post = { port: ports.https, path: "/api/imports", method: "POST" };
  const file = await askProxy(post, Buffer.alloc(51 * MB));
  expect(JSON.parse(await text(file))).toMatchObject({ bytes: 51 * MB });
  const tooLarge = await askProxy({ ...post, headers: { "content-length": String(61 * MB) } });
  expect(tooLarge.statusCode).toBe(413);
});

test("the first half of an answer is there before the second is ready", async () => {
  expect(application && (await readStreamed(application, ports.https))).toEqual(["first", " second"]);
});
