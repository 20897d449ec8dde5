import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { ROOT } from "../../project-files";

/** Each check starts a process: 1 s on a free core, over 5 s beside a build. */
const LIMIT_MS = 60_000;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The output of a check on a project of these files: path → source. */
function check(name: "files" | "rooms", files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "circles-"));
  folders.push(folder);
  for (const [file, source] of Object.entries({ "tsconfig.json": "{}", ...files })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), source);
  }
  const config = path.join(ROOT, "scripts/lint/circles", `${name}.config.mjs`);
  const command = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  try {
    return execFileSync(process.execPath, [command, "--config", config, "lib"], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    return String((error as { stdout: unknown }).stdout);
  }
}

const importing = (specifier: string, kind = "") =>
  `import ${kind}{ a } from "${specifier}";\nexport const b = 1 as unknown as typeof a;\n`;

test(
  "two files that import each other are a circle, by a type alone as well",
  () => {
    const second = "export type a = 1;\nexport const c = 1;\n";
    const circle = {
      "lib/x/one.ts": importing("./two", "type "),
      "lib/x/two.ts": `import type { b } from "./one";\n${second}`,
    };
    expect(check("files", circle)).toContain("no-circle-of-files");
    expect(check("files", { ...circle, "lib/x/two.ts": second })).toContain("no dependency violations");
  },
  LIMIT_MS,
);

test(
  "two rooms that import each other are a circle, though no file is in one",
  () => {
    const circle = {
      "lib/x/one.ts": importing("../y/one"),
      "lib/y/one.ts": "export const a = 1;\n",
      "lib/y/two.ts": importing("../x/three"),
      "lib/x/three.ts": "export const a = 1;\n",
    };
    expect(check("files", circle)).toContain("no dependency violations");
    expect(check("rooms", circle)).toContain("no-circle-of-rooms");
    expect(check("rooms", { ...circle, "lib/y/two.ts": "export const b = 1;\n" })).toContain(
      "no dependency violations",
    );
  },
  LIMIT_MS,
);
