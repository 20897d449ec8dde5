import { isLocalDatabase } from "@/lib/testing/assert-test-database";

/** Throws for a database on another machine, unless the command has --force. */
export function refuseSharedDatabase(databaseUrl: string, args: readonly string[] = process.argv): void {
  if (isLocalDatabase(databaseUrl) || args.includes("--force")) return;
  throw new Error(
    `The demo shop has sign-ins that everybody knows, so it goes only into a database on this machine, and DATABASE_URL names one on ${new URL(databaseUrl).hostname}. Unset DATABASE_URL for the embedded database, or add -- --force if you mean it.`,
  );
}
