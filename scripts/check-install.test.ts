import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeTempFolder } from "@/lib/testing/temp-folder";
import { findInstallProblems } from "./check-install.mjs";

const LOCKED = {
  "": {},
  "node_modules/pg": { version: "8.0.0" },
  "node_modules/only-windows": { version: "1.0.0", optional: true },
};

function checkout(installed: object | null): string {
  const root = makeTempFolder();
  writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages: LOCKED }));
  if (installed !== null) {
    mkdirSync(path.join(root, "node_modules"));
    writeFileSync(path.join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages: installed }));
  }
  return root;
}

test("a checkout that matches its lock has no problems", () => {
  expect(findInstallProblems(checkout({ "node_modules/pg": { version: "8.0.0" } }))).toEqual([]);
});

test.each([
  ["packages are missing", null, /not installed: run npm ci/],
  ["a version is another", { "node_modules/pg": { version: "7.0.0" } }, /not those of package-lock.json: run npm ci/],
  ["a package is not there", {}, /not those of package-lock.json: run npm ci/],
])("%s", (_, installed, sentence) => {
  expect(findInstallProblems(checkout(installed))).toEqual([expect.stringMatching(sentence)]);
});

test.each(["18.20.0", "20.18.3"])("Node %s is too old", (version) => {
  expect(findInstallProblems(checkout({}), version)).toEqual([expect.stringMatching(/install Node 20.19 or newer/)]);
});

test("Node 22.12.0 is too old", () => {
  expect(findInstallProblems(checkout({}), "22.12.0")).toEqual([expect.stringMatching(/install Node 22.13 or newer/)]);
});

test.each(["20.19.0", "22.13.0", "24.0.0", "26.1.0"])("Node %s will do", (version) => {
  expect(findInstallProblems(checkout({ "node_modules/pg": { version: "8.0.0" } }), version)).toEqual([]);
});
