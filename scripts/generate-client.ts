import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ROOT } from "./project-files";

/** Beside the client, whose folder the generator replaces. */
const STAMP = "lib/generated/prisma.sha256";

/**
 * One hash of the client's sources: the schema and Prisma's version. File times do not work, since a checkout and a
 * copied build have their own.
 */
export function hashClientSources(root: string): string {
  const folder = path.join(root, "prisma/schema");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => path.join(folder, name));
  const hash = createHash("sha256");
  for (const file of [...files, path.join(root, "node_modules/@prisma/client/package.json")]) {
    hash.update(path.basename(file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Whether the Prisma client exists, and was made from the schema and the Prisma of this checkout. */
export function isClientGenerated(root = ROOT): boolean {
  const stamp = path.join(root, STAMP);
  if (!existsSync(path.join(root, "lib/generated/prisma/client.ts")) || !existsSync(stamp)) return false;
  return readFileSync(stamp, "utf8").trim() === hashClientSources(root);
}

/**
 * Writes lib/generated/prisma when it is missing or made from another schema.
 *
 * @throws Error when the Prisma CLI is not installed or fails
 */
export function generateClient(): void {
  if (isClientGenerated()) return;
  const cli = findCli();
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "generate"], {
    cwd: ROOT,
    encoding: "utf8",
    // The CLI would download an engine that generating does not use; any executable prevents that. Without a
    // DATABASE_URL generating needs none either.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (status !== 0) throw new Error(`The Prisma client could not be generated:\n${stdout}${stderr}`);
  writeFileSync(path.join(ROOT, STAMP), `${hashClientSources(ROOT)}\n`);
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
