import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { findCommands } from "../deploying/deploy-page";
import { createDatabase, runInImage, withServer } from "./in-image";

const { app, hasTools } = inject("image");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-server-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the nightly line of docs/deploy.md makes a backup, whatever the file of variables has", async ({ skip }) => {
  skip(!hasTools, "Skipped: a PostgreSQL server and its pg_dump are not installed.");
  const env = path.join(folder, "aurpos.env");
  await writeFile(
    env,
    `DATABASE_URL=${await createDatabase()}\nMAIL_FROM=Shop & Café <pos@shop.example>\nX=$(false) 'a\n`,
  );
  const [, line = ""] = /^30 2 \* \* \* {2}(.+)$/m.exec(findCommands("cd /opt/aurpos && node --env-file")) ?? [];
  const command = line
    // cron's own escape.
    .replaceAll("\\%", "%")
    .replaceAll("/opt/aurpos", app)
    .replaceAll("/etc/aurpos.env", env)
    .replaceAll("/var/backups/aurpos", folder);
  const { code, output } = await runInImage(["sh", "-c", command]);
  expect([code, output]).toEqual([0, expect.stringMatching(/\.dump: \d+\.\d MB\./)]);
  expect(await readdir(folder)).toContainEqual(expect.stringMatching(/^\d{4}-\d\d-\d\d\.dump$/));
});

/** When anything in the folder of the application was written last, in ms. */
async function lastWrite(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true });
  const times = await Promise.all(entries.map(async (name) => (await stat(path.join(directory, name))).mtimeMs));
  return Math.max(...times);
}

const answers = (host: string, port: number) =>
  fetch(`http://${host}:${port}/api/health`).then(
    ({ status }) => status,
    () => "refused",
  );

test("a server behind a proxy listens on this machine alone, says so, and writes nothing into its folder", async () => {
  const before = await lastWrite(app);
  await withServer({ DATABASE_URL: await createDatabase(), TRUST_PROXY: "true" }, async (port, output) => {
    // 127.0.0.2 leads to a server that listens on all addresses.
    expect([await answers("127.0.0.1", port), await answers("127.0.0.2", port)]).toEqual([200, "refused"]);
    expect(output()).toMatch(/^TRUST_PROXY is true, so the server listens on 127\.0\.0\.1 alone: .*HOST=0\.0\.0\.0/m);
    await (await fetch(`http://127.0.0.1:${port}/setup`)).text();
  });
  expect(await lastWrite(app)).toBe(before);
});

test("HOST says where a server listens", async ({ skip }) => {
  skip(process.platform !== "linux", "Skipped: only Linux has 127.0.0.2 without being told.");
  const variables = { DATABASE_URL: await createDatabase(), TRUST_PROXY: "true", HOST: "127.0.0.2" };
  await withServer(variables, async (port, output) => {
    expect([await answers("127.0.0.1", port), await answers("127.0.0.2", port)]).toEqual(["refused", 200]);
    expect(output()).not.toContain("TRUST_PROXY");
  });
});
