import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import type { WooClient } from "../woo-client";

/** Sends an empty batch, which checks the key's permission to write and changes nothing. @throws WooError */
export async function probeWrite(client: WooClient, options: CallOptions = {}): Promise<void> {
  const body = { create: [], update: [] };
  await callStore(() => client.post("products/batch", body, z.unknown(), { signal: options.signal }), options);
}
