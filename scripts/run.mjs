/**
 * `node scripts/run.mjs <name> [arguments]` runs scripts/<name>.ts. Plain JavaScript without packages, so that a
 * wrong Node or a missing install is reported in a sentence.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { findInstallProblems } from "./check-install.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
process.chdir(root);

const problems = findInstallProblems(root);
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}

const [name, ...rest] = process.argv.slice(2);
const script = path.join(root, "scripts", `${name}.ts`);
process.argv = [process.argv[0], script, ...rest];
const { register } = await import("tsx/esm/api");
register();
await import(pathToFileURL(script).href);
