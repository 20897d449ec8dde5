/** The database of the application under test, started by e2e/support/global-setup.ts. */
export function readDatabaseUrl(): string {
  return read("E2E_DATABASE_URL");
}

/** The secret of the cron route in the application under test. */
export function readCronSecret(): string {
  return read("E2E_CRON_SECRET");
}

function read(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start the specs with npm run test:e2e.`);
  return value;
}
