import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import type { WooClient } from "../woo-client";
import { wooId } from "./scalars";

export const ATTRIBUTES_PATH = "products/attributes";

/** What the engine says of a new global attribute; without a slug the store makes one of the name. */
export type WooAttributeCreate = { name: string; slug?: string };

/** A global attribute. `name` is HTML-encoded; `slug` starts with `pa_`. */
export const wooAttributeSchema = z.object({ id: wooId, name: z.string(), slug: z.string() });
export type WooAttribute = z.infer<typeof wooAttributeSchema>;

/**
 * All that an update has to say. What it leaves out is reset: the slug, and with it the address of
 * every term, is made anew from the name, the type becomes a select and the archive goes
 * (wc_update_attribute calls wc_create_attribute). So it is read first and sent along.
 */
export const wooAttributeWriteSchema = z.object({
  name: z.string(),
  slug: z.string(),
  type: z.string(),
  order_by: z.string(),
  has_archives: z.boolean(),
});
export type WooAttributeWrite = z.infer<typeof wooAttributeWriteSchema>;

/**
 * The store's limit is 28 bytes with its "pa_" prefix cut off (wc_create_attribute); letters
 * outside ASCII take two and more. Longer names need a slug of their own.
 */
const MAX_SLUG_BYTES = 25;

/** Whether the store makes no slug of this name. */
export function needsOwnSlug(name: string): boolean {
  return Buffer.byteLength(name) > MAX_SLUG_BYTES;
}

/** All global attributes; the store does not page them. @throws WooError */
export async function listAttributes(client: WooClient, options: CallOptions = {}): Promise<WooAttribute[]> {
  const ask = () => client.get(ATTRIBUTES_PATH, {}, z.array(wooAttributeSchema), { signal: options.signal });
  return (await callStore(ask, options)).data;
}

/** Creates a global attribute; refused where the slug is taken, so repeating it makes no twin. @throws WooError */
export async function createAttribute(
  client: WooClient,
  attribute: WooAttributeCreate,
  options: CallOptions = {},
): Promise<WooAttribute> {
  const ask = () => client.post(ATTRIBUTES_PATH, attribute, wooAttributeSchema, { signal: options.signal });
  return (await callStore(ask, options)).data;
}

/** What an attribute is, as an update has to repeat it. @throws WooError */
export async function readAttribute(
  client: WooClient,
  remoteId: number,
  options: CallOptions = {},
): Promise<WooAttributeWrite> {
  const ask = () =>
    client.get(`${ATTRIBUTES_PATH}/${remoteId}`, {}, wooAttributeWriteSchema, { signal: options.signal });
  return (await callStore(ask, options)).data;
}

/** Writes an attribute whole. @throws WooError */
export async function updateAttribute(
  client: WooClient,
  remoteId: number,
  attribute: WooAttributeWrite,
  options: CallOptions = {},
): Promise<void> {
  const ask = () =>
    client.put(`${ATTRIBUTES_PATH}/${remoteId}`, attribute, wooAttributeWriteSchema, { signal: options.signal });
  await callStore(ask, options);
}
