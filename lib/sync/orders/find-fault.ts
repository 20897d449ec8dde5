import { log } from "@/lib/log";
import { type Interrupted, isInterruption } from "@/lib/woo/interrupted";
import type { WooError } from "@/lib/woo/woo-error";
import { probeStore } from "@/lib/sync/core/probe-store";
import { recordStoreFault } from "@/lib/sync/core/store-fault";
import type { ImportSource } from "./import-source";

/**
 * The fault that stops the store, which an order's error shows; null when the error is the order's own. An order that the
 * store cannot render, or that a firewall blocks, does not prove that the store is down. Of another database, every other
 * order may be another one too.
 */
export async function findFault(
  { client, retry }: Pick<ImportSource, "client" | "retry">,
  error: WooError,
): Promise<WooError | Interrupted | null> {
  if (error.code === "other_database") return error;
  return error.concerns === "item" ? null : probeStore(client, { retry });
}

/**
 * Records the fault that an order's error shows, as a poll does that meets it. Returns whether the store stops.
 *
 * @throws Interrupted when the process has to end
 */
export async function recordFaultOf(source: ImportSource, error: WooError): Promise<boolean> {
  const fault = await findFault(source, error);
  if (fault === null) return false;
  if (isInterruption(fault)) throw fault;
  if (fault.concerns !== "store") return false;
  log.warn({ storeId: source.store.id, code: fault.code }, "a store refuses; it is probed again later");
  await recordStoreFault(source.db, source.store.id, fault.code);
  return true;
}
