import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { inject, onTestFinished } from "vitest";
import { migrate } from "../migrate";
import { withClient } from "../with-client";

const image = inject("image");
const READY_WITHIN_MS = 120_000;

type Variables = Record<string, string>;

/** What every shop of these tests has beside its database. */
const SECRETS = {
  NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
  ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  APP_URL: "http://localhost:3000",
};

/** Starts words of a command in the image's folder, with no variables but the image's own and the given ones. */
export function start([name = "", ...args]: string[], variables: Variables = {}) {
  const environment = { PATH: process.env.PATH ?? "", NODE_ENV: "production" as const, ...SECRETS, ...variables };
  const child = spawn(name, args, { cwd: image.app, env: environment });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, ended, output: () => text };
}

export type Running = ReturnType<typeof start>;

/** Runs a command in the image's folder to its end. */
export async function runInImage(
  words: string[],
  variables: Variables = {},
): Promise<{ code: number | null; output: string }> {
  const { ended, output } = start(words, variables);
  return { code: await ended, output: output() };
}

/** @throws Error with the output of a command that ends, or is not ready in time */
export async function waitUntil(running: Running, isReady: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady())) {
    if (running.child.exitCode !== null || Date.now() > deadline) throw new Error(running.output());
    await sleep(200);
  }
}

/** Runs `use` beside a server that is healthy, by the image's own health check, and ends it, which it does with 0. */
export async function withServer(
  variables: Variables,
  use: (port: number, output: () => string) => Promise<void>,
): Promise<void> {
  const port = await getPort();
  const given = { ...variables, PORT: String(port), APP_URL: `http://localhost:${port}`, LOG_LEVEL: "warn" };
  const running = start(image.command, given);
  try {
    await waitUntil(running, async () => (await runInImage(image.healthCheck, given)).code === 0);
    await use(port, running.output);
  } finally {
    running.child.kill("SIGTERM");
  }
  const code = await running.ended;
  if (code !== 0) throw new Error(`The server ended with ${code}:\n${running.output()}`);
}

export const databaseUrl = (name: string) => {
  const url = new URL(image.adminUrl);
  url.pathname = `/${name}`;
  return url.href;
};

/** A new database, and its address. */
export async function createDatabase({ isMigrated = true } = {}): Promise<string> {
  const name = `shop_${randomUUID().slice(0, 8)}`;
  await withClient(image.adminUrl, (client) => client.query(`create database ${name}`));
  if (isMigrated) await migrate(databaseUrl(name));
  return databaseUrl(name);
}
