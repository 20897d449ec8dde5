const LOCAL_HOSTS = ["localhost", "127.0.0.1", "::1", "[::1]"];

/** Whether the address is this machine. */
export function isLocalDatabase(databaseUrl: string): boolean {
  const { hostname, searchParams } = new URL(databaseUrl);
  // The driver prefers ?host= to the host of the address; a path is a socket of this machine.
  const host = searchParams.get("host") ?? hostname;
  return LOCAL_HOSTS.includes(host) || host.startsWith("/");
}

/**
 * Checks that tests may create and drop databases there.
 *
 * @throws Error when the database is on another machine, or has no "test" in its name
 */
export function assertTestDatabase(databaseUrl: string): void {
  const name = new URL(databaseUrl).pathname.slice(1);
  if (isLocalDatabase(databaseUrl) && name.includes("test")) return;
  throw new Error(`TEST_DATABASE_URL must be a local database with "test" in its name; "${name}" is refused.`);
}
