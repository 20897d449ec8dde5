import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** A folder for the running test, removed after it. */
export function makeTempFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "aurpos-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
