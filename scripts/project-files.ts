import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "..");

/** Whether this runs from a folder that bundle-standalone.ts made: the built server and the commands, no sources. */
export const IS_STANDALONE = existsSync(path.join(ROOT, "server.js"));

/** When the newest of these files was written, in ms. Folders include their contents; missing files are ignored. */
export function newestChange(paths: string[]): number {
  let newest = 0;
  for (const file of paths) {
    if (!existsSync(file)) continue;
    const stats = statSync(file);
    if (stats.isDirectory()) {
      newest = Math.max(newest, newestChange(readdirSync(file).map((name) => path.join(file, name))));
    } else {
      newest = Math.max(newest, stats.mtimeMs);
    }
  }
  return newest;
}
