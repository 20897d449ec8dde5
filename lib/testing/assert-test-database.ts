const LOCAL_HOSTS = ["localhost", "127.0.0.1", "::1", "[::1]"];

/** Whether the address is this very machine. */
export function isLocalDatabase(databaseUrl: string): boolean {
  return LOCAL_HOSTS.includes(new URL(databaseUrl).hostname);
}

/** Throws unless the tests may create and drop databases there: on this machine, and named for it. */
export function assertTestDatabase(databaseUrl: string): void {
  const name = new URL(databaseUrl).pathname.slice(1);
  if (isLocalDatabase(databaseUrl) && name.includes("test")) return;
  throw new Error(`TEST_DATABASE_URL must be a local database with "test" in its name; "${name}" is refused.`);
}
