import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./project-files";

/** Reads .env into the environment. What is set already wins. */
export function loadEnvFile(): void {
  const file = path.join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
