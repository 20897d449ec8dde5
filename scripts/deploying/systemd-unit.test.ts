import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { COMMANDS } from "../bundle-standalone";
import { ROOT } from "../project-files";
import { findCommands } from "./deploy-page";

// Processes are started, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const run = promisify(execFile);
const text = readFileSync(path.join(ROOT, "docs/deploy/aurpos.service"), "utf8");
const settings = Object.fromEntries(
  text
    .split("\n")
    .filter((line) => /^\w+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
);

test("the unit starts what the steps of docs/deploy.md put there, as the user that they make", () => {
  const steps = findCommands("useradd");
  const [, script = ""] = /^\/usr\/bin\/node scripts\/(.+)\.mjs$/.exec(settings.ExecStart ?? "") ?? [];
  expect(COMMANDS).toContain(script);
  expect(steps).toContain(`cp -rT .next/standalone ${settings.WorkingDirectory}\n`);
  expect(steps).toContain(` ${settings.EnvironmentFile} `);
  expect(steps).toMatch(new RegExp(`^useradd .* ${settings.User}$`, "m"));
});

test("the unit starts again after whatever ended it, listens for the proxy alone, and may write nowhere", () => {
  expect(settings).toMatchObject({
    Restart: "always",
    Environment: "HOST=127.0.0.1",
    NoNewPrivileges: "true",
    PrivateTmp: "true",
    ProtectHome: "true",
    // one-server.image.test.ts proves that the server writes nothing.
    ProtectSystem: "strict",
  });
  expect(settings).not.toHaveProperty("ReadWritePaths");
  // lib/jobs/server-worker.ts stops within 10 s.
  expect(Number(settings.TimeoutStopSec)).toBeGreaterThan(10);
});

test("systemd finds no fault in the unit", async ({ skip }) => {
  const version = await run("systemd-analyze", ["--version"]).catch(() => null);
  skip(version === null, "systemd-analyze is not installed");
  const folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-unit-"));
  try {
    const file = path.join(folder, "aurpos.service");
    // Only that this machine has Node elsewhere would be a fault.
    await writeFile(file, text.replace("/usr/bin/node", process.execPath));
    const { stdout, stderr } = await run("systemd-analyze", ["verify", file]);
    expect(stdout + stderr).toBe("");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
