import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeTempFolder } from "@/lib/testing/temp-folder";
import { hashClientSources, isClientGenerated } from "./generate-client";

const SCHEMA = "prisma/schema/base.prisma";

function write(root: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

function checkoutWithClient(): string {
  const root = makeTempFolder();
  write(root, SCHEMA, "model A {}");
  write(root, "node_modules/@prisma/client/package.json", '{"version":"7.0.0"}');
  write(root, "lib/generated/prisma/client.ts", "");
  write(root, "lib/generated/prisma.sha256", `${hashClientSources(root)}\n`);
  return root;
}

test("a client is current in a checkout with newer files: the build was made elsewhere", () => {
  const root = checkoutWithClient();
  const later = new Date(Date.now() + 60_000);
  utimesSync(path.join(root, SCHEMA), later, later);
  expect(isClientGenerated(root)).toBe(true);
});

test.each([
  ["the schema is another one", SCHEMA, "model B {}"],
  ["the schema has another file", "prisma/schema/more.prisma", "model B {}"],
  ["Prisma is another version", "node_modules/@prisma/client/package.json", '{"version":"7.1.0"}'],
])("a client is made again when %s", (_, file, text) => {
  const root = checkoutWithClient();
  write(root, file, text);
  expect(isClientGenerated(root)).toBe(false);
});
