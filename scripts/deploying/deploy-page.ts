import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../project-files";

/**
 * The block of commands in docs/deploy.md that has these words.
 *
 * @throws Error unless there is exactly one
 */
export function findCommands(words: string): string {
  const text = readFileSync(path.join(ROOT, "docs/deploy.md"), "utf8");
  const blocks = [...text.matchAll(/^```\n([^]*?)^```$/gm)].flatMap(([, block]) =>
    block === undefined ? [] : [block],
  );
  const found = blocks.filter((block) => block.includes(words));
  if (found.length !== 1) throw new Error(`${found.length} blocks of docs/deploy.md have "${words}"`);
  return found[0] ?? "";
}
