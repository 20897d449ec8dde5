import { startApp } from "./start-app";

/** Starts what the specs talk to and says where it is: playwright.config.ts and e2e/support/addresses.ts read it. */
export default async function setup(): Promise<() => Promise<void>> {
  const app = await startApp();
  Object.assign(process.env, {
    E2E_APP_URL: app.url,
    E2E_SANDBOX_URL: app.sandbox.url,
    E2E_CONSUMER_KEY: app.sandbox.consumerKey,
    E2E_CONSUMER_SECRET: app.sandbox.consumerSecret,
  });
  return () => app.stop();
}
