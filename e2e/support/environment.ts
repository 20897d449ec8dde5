/** The database of the application under test, as e2e/support/global-setup.ts started it. */
export function readDatabaseUrl(): string {
  return read("E2E_DATABASE_URL");
}

/** What the application under test wants to see of whoever calls its cron route. */
export function readCronSecret(): string {
  return read("E2E_CRON_SECRET");
}

function read(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start the specs with npm run test:e2e.`);
  return value;
}
