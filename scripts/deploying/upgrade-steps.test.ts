import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findCommands } from "./deploy-page";

// Processes are started, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const run = promisify(execFile);
let folder: string;
const inFolder = (...names: string[]) => path.join(folder, ...names);

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-upgrade-"));
  await mkdir(inFolder("bin"));
  for (const name of ["git", "npm", "systemctl"]) {
    await writeFile(inFolder("bin", name), `#!/bin/sh\necho ${name} "$@" >>"${inFolder("log")}"\n`);
    await chmod(inFolder("bin", name), 0o755);
  }
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs lines of docs/deploy.md in a checkout whose build is of this version. */
async function follow(lines: string, version: string): Promise<void> {
  const standalone = inFolder("build/.next/standalone");
  await rm(standalone, { recursive: true, force: true });
  await mkdir(standalone, { recursive: true });
  await writeFile(path.join(standalone, "server.js"), version);
  await run("sh", ["-e", "-c", lines.replaceAll("/opt/aurpos", inFolder("aurpos"))], {
    cwd: inFolder("build"),
    env: { ...process.env, PATH: `${inFolder("bin")}:${process.env.PATH ?? ""}` },
  });
}

test("an upgrade replaces the folder, and keeps the one before", async () => {
  const [first = ""] = /^cp .*$/m.exec(findCommands("useradd")) ?? [];
  await follow(first, "1");
  const steps = findCommands("systemctl stop aurpos");
  await follow(steps, "2");
  await follow(steps, "3");
  const serverOf = (name: string) => readFile(inFolder(name, "server.js"), "utf8");
  expect([await serverOf("aurpos"), await serverOf("aurpos.old")]).toEqual(["3", "2"]);
  expect(await readdir(inFolder("aurpos"))).toEqual(["server.js"]);
  expect((await readFile(inFolder("log"), "utf8")).split("\n").slice(0, 5)).toEqual([
    "git pull",
    "npm ci",
    "npm run build",
    "systemctl stop aurpos",
    "systemctl start aurpos",
  ]);
});
