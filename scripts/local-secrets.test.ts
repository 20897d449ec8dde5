import { statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeTempFolder } from "@/lib/testing/temp-folder";
import { parseEnv } from "@/lib/env";
import { loadLocalSecrets } from "./local-secrets";

test("are made once, pass the environment's validation and are readable by this user only", () => {
  const folder = makeTempFolder();
  const secrets = loadLocalSecrets(folder);
  expect(loadLocalSecrets(folder)).toEqual(secrets);
  expect(statSync(path.join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(() =>
    parseEnv({ ...secrets, DATABASE_URL: "postgresql://localhost/a", APP_URL: "http://localhost" }),
  ).not.toThrow();
});

test("differ from checkout to checkout", () => {
  expect(loadLocalSecrets(makeTempFolder()).ENCRYPTION_KEY).not.toBe(loadLocalSecrets(makeTempFolder()).ENCRYPTION_KEY);
});
