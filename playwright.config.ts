import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser";

const executablePath = findBrowser();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/support/global-setup.ts",
  // Each spec file has a shop and a store of its own. One server and the two cores of CI serve one file at a time.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // A shared machine of CI stalls for seconds now and then. The whole run tries a test again, in a fresh browser, and its
  // summary names the test; a run by hand does not.
  retries: process.env.E2E_REPORT ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.E2E_REPORT ? [["list"], ["json", { outputFile: process.env.E2E_REPORT }]] : [["list"]],
  use: {
    baseURL: process.env.E2E_APP_URL,
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "America/New_York",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    // Containers have a tiny /dev/shm; Chromium's own sandbox does not start for root, and is off by Playwright's default.
    launchOptions: { args: ["--disable-dev-shm-usage"], ...(executablePath ? { executablePath } : {}) },
  },
});
