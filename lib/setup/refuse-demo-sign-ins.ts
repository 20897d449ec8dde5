import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { findDemoSignIns } from "./demo-sign-ins";

/**
 * Asked by every production server when it starts, however it is started: ends the process with a sentence when the
 * demo's people can sign in. Where the database is away nobody can sign in yet, so the start goes on.
 */
export async function refuseDemoSignIns(): Promise<void> {
  if (env().NODE_ENV !== "production") return;
  const open = await findDemoSignIns(getDb()).catch((error: unknown) => {
    log.error({ err: error }, "the demo's sign-ins could not be looked for");
    return [];
  });
  if (open.length === 0) return;
  process.stderr.write(`${open.join("\n")}\n`);
  // Next goes on after an error here, and answers each request with 500.
  process.exit(1);
}
