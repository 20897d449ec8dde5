import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import type { WooClient } from "../woo-client";

/** A write that changes nothing: an empty batch passes the key's permission check, and the store then does nothing. @throws WooError */
export async function probeWrite(client: WooClient, options: CallOptions = {}): Promise<void> {
  const body = { create: [], update: [] };
  await callStore(() => client.post("products/batch", body, z.unknown(), { signal: options.signal }), options);
}
