import { cp } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { EXTERNAL_PACKAGES } from "./external-packages.mjs";
import { ROOT } from "./project-files";

/** The folder that `next build` writes for a server of its own: server.js and the packages that it uses. */
const TARGET = path.join(ROOT, ".next/standalone");

/** Commands for who runs the application; each becomes scripts/<name>.mjs of the folder. */
export const COMMANDS = [
  "start",
  "worker",
  "preflight",
  "create-owner",
  "reset-password",
  "db-migrate",
  "backup",
  "restore",
];

/** Beside the server's code, and read at run time by path. */
const FILES = ["public", ".next/static", "prisma/migrations", "scripts/guard.mjs", "scripts/check-health.mjs"];

/** Packages bundled from CommonJS ask for Node's own modules by `require`, which a module does not have. */
const BANNER = `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);`;

/**
 * Completes the folder of a standalone build, so that it runs without this checkout: `node scripts/start.mjs`. What
 * Next leaves beside the bundle (packages with native code or worker threads) is used by the commands as well.
 */
export async function bundleStandalone(): Promise<void> {
  await Promise.all(FILES.map((file) => cp(path.join(ROOT, file), path.join(TARGET, file), { recursive: true })));
  await cp(path.join(ROOT, "scripts/run-bundled.mjs"), path.join(TARGET, "scripts/run.mjs"));
  await build({
    entryPoints: COMMANDS.map((name) => path.join(ROOT, "scripts", `${name}.ts`)),
    outdir: path.join(TARGET, "scripts"),
    outExtension: { ".js": ".mjs" },
    banner: { js: BANNER },
    external: EXTERNAL_PACKAGES,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
}
