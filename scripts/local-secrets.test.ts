import { mkdtempSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { parseEnv } from "@/lib/env";
import { loadLocalSecrets } from "./local-secrets";

const newFolder = () => mkdtempSync(path.join(os.tmpdir(), "aurpos-secrets-"));

test("are made once, fit the environment and are for this user only", () => {
  const folder = newFolder();
  const secrets = loadLocalSecrets(folder);
  expect(loadLocalSecrets(folder)).toEqual(secrets);
  expect(statSync(path.join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(() => parseEnv({ ...secrets, DATABASE_URL: "postgresql://localhost/a", APP_URL: "http://localhost" })).not.toThrow();
});

test("differ from checkout to checkout", () => {
  expect(loadLocalSecrets(newFolder()).ENCRYPTION_KEY).not.toBe(loadLocalSecrets(newFolder()).ENCRYPTION_KEY);
});
