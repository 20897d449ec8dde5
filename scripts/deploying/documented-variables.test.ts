import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { COMMANDS } from "../bundle-standalone";
import { ROOT } from "../project-files";

/** Set by Node, Next, npm or the host, and not for a person to set. */
const SET_BY_OTHERS = ["NEXT_RUNTIME", "NODE_ENV", "PATH", "VERCEL", "VERCEL_ENV"];
/** next-auth's own name for APP_URL, which the start sets. */
const DERIVED = ["NEXTAUTH_URL"];
/** Of the build, in docs/deploy.md. */
const OF_THE_BUILD = ["STANDALONE"];
/** For who works on the project: CONTRIBUTING.md and docs/deploy.md, "Browser tests". */
const OF_DEVELOPERS = ["CHROMIUM_PATH", "E2E_REPORT", "TEST_DATABASE_URL"];

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const find = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);

/** The names that the application reads, and those that the commands of who runs it read beside them. */
function namesThatAreRead(): Set<string> {
  const commands = readdirSync(path.join(ROOT, "scripts")).filter((name) => /^[\w-]+\.m?ts$|\.mjs$/.test(name));
  expect(commands).toEqual(expect.arrayContaining(COMMANDS.map((name) => `${name}.ts`)));
  const code = ["instrumentation.ts", "next.config.mjs", ...commands.map((name) => `scripts/${name}`)].map(read);
  return new Set([
    ...find(read("lib/env.ts"), /^ {4}([A-Z][A-Z_]+):/gm),
    ...code.flatMap((text) => find(text, /process\.env\.([A-Z_\d]+)/g)),
    ...code.flatMap((text) => find(text, /\{ ([A-Z_]+) \} = process\.env/g)),
  ]);
}

test(".env.example names each variable that is read, and no other", () => {
  const documented = find(read(".env.example"), /^(?:# )?([A-Z][A-Z_\d]+)=/gm);
  const unsaid = [...SET_BY_OTHERS, ...DERIVED, ...OF_THE_BUILD, ...OF_DEVELOPERS];
  const isRead = [...namesThatAreRead()].filter((name) => !unsaid.includes(name));
  expect(documented.toSorted()).toEqual(isRead.toSorted());
});

test("docs/deploy.md names variables that exist", () => {
  const known = new Set([
    ...find(read(".env.example"), /^(?:# )?([A-Z][A-Z_\d]+)=/gm),
    // Of the containers alone.
    ...find(read("compose.yaml"), /\$\{([A-Z_]+)/g),
    ...OF_DEVELOPERS,
    ...SET_BY_OTHERS,
  ]);
  const named = find(read("docs/deploy.md"), /`([A-Z][A-Z\d]*_[A-Z_\d]+|[A-Z]{4,})(?:=[^`]*)?`/g);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  for (const name of OF_THE_BUILD) expect(read("docs/deploy.md")).toContain(`${name}=true npm run build`);
});
