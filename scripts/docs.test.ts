import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./project-files";

/** Folders whose files the papers name; names with a placeholder (`<thing>`, `…`, `*`) are patterns, not files. */
const NAMED_PATH = /`((?:app|components|docs|e2e|lib|prisma|scripts|\.github)\/[^`\s]*)`/g;
const LINK = /\]\(([^)\s]+)\)/g;
/** Written by a command, and not part of a checkout. */
const GENERATED = /^lib\/generated\b/;

function listPapers(): string[] {
  const folders = [
    ".",
    ".github",
    ...readdirSync(path.join(ROOT, "docs"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name))),
    "docs",
  ];
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => path.join(folder, name)),
  );
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => (found === undefined ? [] : [found]));
}

/** What a heading is called in an address, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

function anchorsOf(file: string): string[] {
  return matches(readFileSync(file, "utf8"), /^#+ (.+)$/gm).map(anchorOf);
}

test.each(listPapers())("%s links to what is there", (paper) => {
  const text = readFileSync(path.join(ROOT, paper), "utf8");
  const broken = matches(text, LINK)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file = "", anchor] = target.split("#");
      const full = file === "" ? path.join(ROOT, paper) : path.resolve(ROOT, path.dirname(paper), file);
      return !existsSync(full) || (anchor !== undefined && !anchorsOf(full).includes(anchor));
    });
  expect(broken).toEqual([]);
});

test.each(listPapers())("%s names files that are there", (paper) => {
  const text = readFileSync(path.join(ROOT, paper), "utf8");
  const missing = matches(text, NAMED_PATH).filter(
    (name) => !/[<*…]/.test(name) && !GENERATED.test(name) && !existsSync(path.join(ROOT, name)),
  );
  expect(missing).toEqual([]);
});

function listFolders(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "generated")
    .map((entry) => `${entry.name}/`);
}

/** The rooms that the drawing of the folders names at an indent, after the line of their parent. */
function drawnRooms(parent: string, indent: string): string[] {
  const text = readFileSync(path.join(ROOT, "docs/architecture.md"), "utf8");
  const [, below = ""] = text.split(new RegExp(`^${parent}.*$`, "m"));
  const lines = below.split("\n").slice(1);
  const end = lines.findIndex((line) => !line.startsWith(indent));
  return matches(lines.slice(0, end).join("\n"), new RegExp(`^${indent}(\\S+/)`, "gm"));
}

test("the drawing of the folders names each room of lib and of lib/sync, and no other", () => {
  expect(drawnRooms("lib/", "  ").sort()).toEqual(listFolders("lib").sort());
  expect(drawnRooms(" {2}sync/", "    ").sort()).toEqual(listFolders("lib/sync").sort());
});
