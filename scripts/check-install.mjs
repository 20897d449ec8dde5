import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The oldest minor version of each major that the packages support: `engines` of package.json. */
const LEAST_MINOR = new Map([
  [20, 19],
  [22, 13],
]);
const LEAST_MAJOR = 20;

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** One sentence per reason that this checkout cannot run; empty when it can. */
export function findInstallProblems(root, nodeVersion = process.versions.node) {
  const [major, minor] = nodeVersion.split(".").map(Number);
  const least = Math.max(major, LEAST_MAJOR);
  if (major < LEAST_MAJOR || minor < (LEAST_MINOR.get(major) ?? 0)) {
    return [`Node ${nodeVersion} is too old: install Node ${least}.${LEAST_MINOR.get(least)} or newer.`];
  }
  if (!existsSync(path.join(root, "node_modules"))) return ["The packages are not installed: run npm ci."];
  const installed = path.join(root, "node_modules/.package-lock.json");
  // Another package manager has no such file; npm's lock then does not describe what is installed.
  if (!existsSync(installed)) return [];
  const isDifferent = hasDifference(
    readJson(path.join(root, "package-lock.json")).packages,
    readJson(installed).packages,
  );
  return isDifferent ? ["The installed packages are not those of package-lock.json: run npm ci."] : [];
}

/** Optional packages may belong to other platforms, so only their versions are compared. */
function hasDifference(locked, installed) {
  return Object.entries(locked).some(([name, entry]) => {
    if (name === "" || entry.link) return false;
    const found = installed[name];
    if (found === undefined) return !entry.optional && !entry.devOptional && !entry.dev && !entry.peer;
    return found.version !== entry.version;
  });
}
