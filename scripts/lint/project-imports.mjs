import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "../..");

const ENDINGS = ["", ".ts", ".tsx", ".mjs", "/index.ts"];

/** The imported path, relative to the project's root and without its extension; null for packages. */
export function projectPath(specifier, fromFile) {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith(".")) return null;
  const joined = path.posix.join(path.posix.dirname(fromFile), specifier);
  return joined.replace(/\.(tsx?|mjs|js)$/, "");
}

/** The source file of such a path, relative to the project's root; null when there is none. */
function findSource(modulePath) {
  const found = ENDINGS.map((ending) => `${modulePath}${ending}`).find((candidate) => {
    const file = path.join(ROOT, candidate);
    return existsSync(file) && statSync(file).isFile();
  });
  return found ?? null;
}

const IMPORT = /^\s*(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']/gm;

/** Modules that run only on the server: built-in modules of Node, database, secrets, logs. */
const SERVER_PACKAGES =
  /^(node:|pg$|pino$|graphile-worker$|sharp$|ipaddr\.js$|rate-limiter-flexible$|@prisma\/|@node-rs\/|next\/(headers|server|cache)$|server-only$)/;
const SERVER_MODULES = /^lib\/(db|env|log|crypto|generated\/prisma\/(client|internal\/.*))$/;

const known = new Map();

/** Whether loading the module also loads server code, through its own imports. */
export function isServerModule(modulePath) {
  if (SERVER_MODULES.test(modulePath)) return true;
  const cached = known.get(modulePath);
  if (cached !== undefined) return cached;
  // Until the answer is known: modules in a circle are judged by their other imports.
  known.set(modulePath, false);
  const source = findSource(modulePath);
  const isServer =
    source !== null &&
    valueImports(source).some(({ specifier, target }) =>
      target === null ? SERVER_PACKAGES.test(specifier) : isServerModule(target),
    );
  known.set(modulePath, isServer);
  return isServer;
}

function valueImports(source) {
  const text = readFileSync(path.join(ROOT, source), "utf8");
  return [...text.matchAll(IMPORT)].map(([, specifier]) => ({ specifier, target: projectPath(specifier, source) }));
}
