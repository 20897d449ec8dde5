import { startApp } from "./start-app";

/**
 * Starts the servers of the specs and publishes their addresses, which playwright.config.ts and the `shop` of each
 * spec read.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const app = await startApp();
  Object.assign(process.env, {
    E2E_APP_URL: app.url,
    E2E_DATABASE_URL: app.databaseUrl,
    E2E_CRON_SECRET: app.cronSecret,
  });
  return () => app.stop();
}
