import { type Interrupted, isInterruption } from "@/lib/woo/interrupted";
import type { CallOptions } from "@/lib/woo/call-store";
import { askForAnyProduct } from "@/lib/woo/resources/products";
import type { WooClient } from "@/lib/woo/woo-client";
import { isWooError, type WooError } from "@/lib/woo/woo-error";

/**
 * Asks a store something trivial, to tell a thing it can't digest from a store that is unwell. Null
 * when it answers, otherwise what kept it from answering.
 */
export async function probeStore(client: WooClient, options: CallOptions = {}): Promise<WooError | Interrupted | null> {
  try {
    await askForAnyProduct(client, options);
    return null;
  } catch (error) {
    if (isWooError(error) || isInterruption(error)) return error;
    throw error;
  }
}
