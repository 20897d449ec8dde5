import { type Interrupted, isInterruption } from "@/lib/woo/interrupted";
import type { CallOptions } from "@/lib/woo/call-store";
import { fetchAnyProduct } from "@/lib/woo/resources/products";
import type { WooClient } from "@/lib/woo/woo-client";
import { isWooError, type WooError } from "@/lib/woo/woo-error";

/**
 * Sends a trivial request, to tell an item that the store cannot process from a store that is down.
 * Returns null when the store answers, otherwise the reason why it does not.
 */
export async function probeStore(client: WooClient, options: CallOptions = {}): Promise<WooError | Interrupted | null> {
  try {
    await fetchAnyProduct(client, options);
    return null;
  } catch (error) {
    if (isWooError(error) || isInterruption(error)) return error;
    throw error;
  }
}
