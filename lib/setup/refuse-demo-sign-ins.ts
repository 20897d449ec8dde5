import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { findDemoSignIns } from "./demo-sign-ins";

/**
 * Asked by every production server when it starts, however it is started. Where the database is away nobody can sign
 * in yet, so the start goes on.
 *
 * @throws Error with a sentence when the demo's people can sign in
 */
export async function refuseDemoSignIns(): Promise<void> {
  if (env().NODE_ENV !== "production") return;
  const open = await findDemoSignIns(getDb()).catch((error: unknown) => {
    log.error({ err: error }, "the demo's sign-ins could not be looked for");
    return [];
  });
  if (open.length > 0) throw new Error(open.join("\n"));
}
