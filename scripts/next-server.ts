import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type GuardedChild, startGuarded } from "./guarded-child";
import { IS_STANDALONE, ROOT } from "./project-files";

const START_TIMEOUT_MS = 120_000;

/**
 * The address of the demo and the development server. Their sign-ins are public, so they listen on this machine only,
 * unless HOST is set (0.0.0.0: the whole network).
 */
export function localHost(): string {
  return process.env.HOST || "localhost";
}

type StartOptions = { isQuiet?: boolean; hostname?: string };

/** `next dev` or `next start` on a port, by default on all addresses, with its output passed on unless `isQuiet`. */
export function startNext(
  mode: "dev" | "start",
  port: number,
  variables: Record<string, string>,
  { isQuiet = false, hostname }: StartOptions = {},
): GuardedChild {
  const args = IS_STANDALONE
    ? [path.join(ROOT, "server.js")]
    : [nextCommand(), mode, "--port", String(port), ...(hostname ? ["--hostname", hostname] : [])];
  const child = startGuarded(process.execPath, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      ...variables,
      // The standalone server takes no arguments. A container sets HOSTNAME to its own name, which is no address.
      ...(IS_STANDALONE ? { PORT: String(port), HOSTNAME: hostname ?? "0.0.0.0" } : {}),
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      // The worker in the server ends the process after its batch (lib/jobs/server-worker.ts).
      ...(mode === "start" ? { NEXT_MANUAL_SIG_HANDLE: "true" } : {}),
    },
  });
  if (!isQuiet) {
    child.stdout.on("data", (chunk: Buffer) => process.stdout.write(chunk));
    child.stderr.on("data", (chunk: Buffer) => process.stderr.write(chunk));
  }
  return child;
}

/** Resolves when the server is healthy; rejects when it ends first, or the deadline passes. */
export async function waitUntilHealthy(child: GuardedChild, url: string): Promise<void> {
  const health = new URL("/api/health", url);
  const deadline = Date.now() + START_TIMEOUT_MS;
  let answer = "no answer";
  while (Date.now() < deadline) {
    if (child.hasEnded()) throw new Error("The server ended before it answered.");
    try {
      const response = await fetch(health, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      answer = `status ${response.status}`;
      // The server listens and is broken; 503 would mean that it still waits for something.
      if (response.status === 500) throw new Error(`${health.href}: ${answer}; the reason is in its output.`);
    } catch (error) {
      if (answer === "status 500") throw error;
    }
    await sleep(100);
  }
  throw new Error(`${health.href}: ${answer} within ${START_TIMEOUT_MS / 1000} s.`);
}

/** The path of the command `next`. */
function nextCommand(): string {
  return createRequire(import.meta.url).resolve("next/dist/bin/next");
}

/** Runs `next build`; rejects when it fails. */
export async function buildNext(): Promise<void> {
  const child = spawn(process.execPath, [nextCommand(), "build"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error("The application could not be built.");
}
