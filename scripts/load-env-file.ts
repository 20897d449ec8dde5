import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./project-files";

/** Reads .env into the environment. Existing variables win. */
export function loadEnvFile(): void {
  const file = path.join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
