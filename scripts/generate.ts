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

/** Writes lib/generated/prisma when it is missing or older than the schema. */
export function generateClient(): void {
  if (isClientGenerated()) return;
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
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

await runMain(import.meta.url, async () => generateClient());
