import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { newestChange, ROOT } from "./project-files";
import { runMain } from "./run-script";

const CLIENT = path.join(ROOT, "lib/generated/prisma/client.ts");

/** Whether the Prisma client is there and not older than what it is made from. */
export function isClientGenerated(): boolean {
  const sources = ["prisma/schema", "node_modules/prisma/package.json"];
  return existsSync(CLIENT) && newestChange([CLIENT]) >= newestChange(sources.map((each) => path.join(ROOT, each)));
}

/**
 * Writes lib/generated/prisma when it is missing or older than the schema.
 *
 * @throws Error when the Prisma CLI is not installed or fails
 */
export function generateClient(): void {
  if (isClientGenerated()) return;
  const cli = findCli();
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "generate"], {
    cwd: ROOT,
    encoding: "utf8",
    // The CLI would download an engine that generating does not use; any executable keeps it from
    // trying. Without a DATABASE_URL it needs none either.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (status !== 0) throw new Error(`The Prisma client could not be generated:\n${stdout}${stderr}`);
}

/** The CLI is a development package, which npm leaves out with `--omit=dev` and where NODE_ENV is production. */
function findCli(): string {
  try {
    return createRequire(import.meta.url).resolve("prisma/build/index.js");
  } catch (cause) {
    throw new Error(
      "The Prisma client has to be generated, and the packages for that are missing: run npm ci --include=dev.",
      { cause },
    );
  }
}

await runMain(import.meta.url, async () => generateClient());
