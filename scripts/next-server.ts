import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { type GuardedChild, startGuarded } from "./guarded-child";
import { ROOT } from "./project-files";

const NEXT = createRequire(import.meta.url).resolve("next/dist/bin/next");
const START_TIMEOUT_MS = 120_000;

/** `next dev` or `next start` on a port, with its output passed on unless `isQuiet`. */
export function startNext(mode: "dev" | "start", port: number, variables: Record<string, string>, isQuiet = false): GuardedChild {
  const child = startGuarded(process.execPath, [NEXT, mode, "--port", String(port)], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...variables,
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  if (!isQuiet) {
    child.stdout.on("data", (chunk: Buffer) => process.stdout.write(chunk));
    child.stderr.on("data", (chunk: Buffer) => process.stderr.write(chunk));
  }
  return child;
}

/** Resolves when the server answers; rejects when it ends first. */
export async function waitUntilAnswering(child: GuardedChild, url: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    if (child.hasEnded()) throw new Error("The server ended before it answered.");
    try {
      await fetch(new URL("/api/health", url), { signal: AbortSignal.timeout(5_000) });
      return;
    } catch (cause) {
      if (Date.now() > deadline) throw new Error(`${url} does not answer.`, { cause });
      await sleep(100);
    }
  }
}

/** Runs `next build`; rejects when it fails. */
export async function buildNext(): Promise<void> {
  const child = spawn(process.execPath, [NEXT, "build"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error("The application could not be built.");
}
