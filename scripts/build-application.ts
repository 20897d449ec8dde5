import { existsSync } from "node:fs";
import path from "node:path";
import { generateClient } from "./generate-client";
import { buildNext } from "./next-server";
import { newestChange, ROOT } from "./project-files";

const BUILD_ID = path.join(ROOT, ".next/BUILD_ID");
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "package-lock.json",
].map((name) => path.join(ROOT, name));

export function isBuilt(): boolean {
  return existsSync(BUILD_ID);
}

/** Builds the application when there is no build, or when a source is newer than the build. */
export async function buildIfNeeded(): Promise<void> {
  generateClient();
  if (isBuilt() && newestChange([BUILD_ID]) >= newestChange(SOURCES)) return;
  await buildNext();
}
