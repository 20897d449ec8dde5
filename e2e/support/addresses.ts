function read(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start the specs with npm run test:e2e.`);
  return value;
}

/** The sandbox store that the application under test can be connected to; `<url>/sandbox/…` steers it. */
export function sandboxAddress(): { url: string; consumerKey: string; consumerSecret: string } {
  return { url: read("E2E_SANDBOX_URL"), consumerKey: read("E2E_CONSUMER_KEY"), consumerSecret: read("E2E_CONSUMER_SECRET") };
}
