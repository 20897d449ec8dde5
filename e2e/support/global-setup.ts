import { startApp } from "./start-app";

/** Starts what the specs talk to and says where it is: playwright.config.ts and the `shop` of each spec read it. */
export default async function setup(): Promise<() => Promise<void>> {
  const app = await startApp();
  Object.assign(process.env, {
    E2E_APP_URL: app.url,
    E2E_DATABASE_URL: app.databaseUrl,
    E2E_CRON_SECRET: app.cronSecret,
  });
  return () => app.stop();
}
