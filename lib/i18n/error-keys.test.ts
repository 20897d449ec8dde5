import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "@/scripts/project-files";
import { isErrorKey } from "./error-key";
import errors from "./messages/en/errors.json";

const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** The application's own sources, without tests, comments and generated files. */
function readSources(): string {
  return ["app", "components", "lib"]
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith("generated"))
        .map((name) => readFileSync(path.join(ROOT, folder, name), "utf8").replace(COMMENT, "")),
    )
    .join("\n");
}

test("every error with a sentence can occur", () => {
  const quoted = new Set([...readSources().matchAll(/"(\w+)"/g)].map(([, text]) => text));
  expect(Object.keys(errors).filter((key) => !quoted.has(key))).toEqual([]);
});

test("a key differs from a sentence and from the keys of every object", () => {
  expect(["skuTaken", "Invalid input: expected string", "toString", ""].map(isErrorKey)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
