import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, test } from "vitest";

/** A command whose clean-up ends on a message. */
const COMMAND = `
  import { createLifetime } from ${JSON.stringify(path.join(import.meta.dirname, "lifetime.ts"))};
  const lifetime = createLifetime();
  lifetime.onEnd(async () => {
    console.log("cleaning up");
    await new Promise((resolve) => process.stdin.once("data", resolve));
    console.log("cleaned up");
  });
  setInterval(() => undefined, 1000);
  console.log("ready");
`;

test("a Ctrl-C that arrives twice still ends in order", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", COMMAND], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    const before = text;
    text += chunk.toString();
    const says = (line: string) => text.includes(line) && !before.includes(line);
    // Two different signals, since the system merges two of the same kind.
    if (says("ready")) ["SIGINT" as const, "SIGTERM" as const].forEach((signal) => child.kill(signal));
    if (says("cleaning up")) child.stdin.write("go on");
  });
  expect(await ended).toEqual([0, null]);
  expect(text).toContain("cleaned up");
}, 30_000);
