/** The database of the application under test, as e2e/support/global-setup.ts started it. */
export function readDatabaseUrl(): string {
  const value = process.env.E2E_DATABASE_URL;
  if (value === undefined) throw new Error("E2E_DATABASE_URL is not set: start the specs with npm run test:e2e.");
  return value;
}
