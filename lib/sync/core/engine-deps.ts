import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import type { EngineDeps } from "./run-context";
import { openStoreClient } from "./store-client";

/** The dependencies of the sync engine in the application; tests build their own. */
export function engineDeps(): EngineDeps {
  return { db: getDb(), publicUrl: env().APP_URL, openClient: openStoreClient };
}
