import { readdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

/** Whether Playwright's own ffmpeg is installed beside its browsers. Without it, a test with video fails at its start. */
export function canRecordVideo(): boolean {
  const [before] = chromium.executablePath().split(`${path.sep}chromium`);
  try {
    return readdirSync(before ?? "").some((name) => name.startsWith("ffmpeg"));
  } catch {
    return false;
  }
}
