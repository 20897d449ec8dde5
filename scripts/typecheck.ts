import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { generateClient } from "./generate-client";
import { ROOT } from "./project-files";
import { runScript } from "./run-script";

const { resolve } = createRequire(import.meta.url);

function run(command: string, args: string[]): number {
  return spawnSync(process.execPath, [command, ...args], { cwd: ROOT, stdio: "inherit" }).status ?? 1;
}

await runScript(async () => {
  generateClient();
  // Writes next-env.d.ts and the route types, which a fresh clone lacks.
  if (run(resolve("next/dist/bin/next"), ["typegen"]) !== 0) throw new Error("next typegen failed.");
  process.exitCode = run(resolve("typescript/bin/tsc"), ["--noEmit", "-p", "."]);
});
