import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_APPS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
/** Bounds the wait, because a blocked host may drop packets instead of refusing them. */
const CONNECT_TIMEOUT_MS = "20000";
const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;

/** A browser that really starts: some distributions install a stub that only explains how to get one. */
function starts(executable: string): boolean {
  return (
    existsSync(executable) && spawnSync(executable, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0
  );
}

/** A Chromium of this machine: of CHROMIUM_PATH, an installed one, or Playwright's; null when there is none. */
export function findBrowser(): string | null {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const installed = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH ?? "", ...installed, ...MAC_APPS, chromium.executablePath()];
  return candidates.find((candidate) => candidate !== "" && starts(candidate)) ?? null;
}

/** As findBrowser, but installs a browser when there is none. */
export function ensureBrowser(): string {
  const found = findBrowser() ?? installPlaywrights() ?? installDebians();
  if (found === null) {
    throw new Error(
      "There is no Chromium, and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH.",
    );
  }
  return found;
}

function installPlaywrights(): string | null {
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve("@playwright/test/package.json")),
    "cli.js",
  );
  spawnSync(process.execPath, [cli, "install", "chromium"], {
    stdio: "inherit",
    timeout: DOWNLOAD_TIMEOUT_MS,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: CONNECT_TIMEOUT_MS },
  });
  return findBrowser();
}

function installDebians(): string | null {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update"], { stdio: "inherit", env });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { stdio: "inherit", env });
  return findBrowser();
}
