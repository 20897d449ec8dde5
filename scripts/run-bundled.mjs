/**
 * scripts/run.mjs of a standalone build: `npm run <name>` does there what it does in a checkout, for the commands that
 * bundle-standalone.ts makes.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [node, , name, ...rest] = process.argv;
const script = path.join(import.meta.dirname, `${name}.mjs`);
if (!existsSync(script)) {
  console.error(`${name} is no command of a standalone build: it needs the checkout.`);
  process.exit(1);
}
process.argv = [node, script, ...rest];
await import(pathToFileURL(script).href);
