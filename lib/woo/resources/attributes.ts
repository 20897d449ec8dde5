import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import { createOnce } from "../create-once";
import { nameKey } from "../html-text";
import type { WooClient } from "../woo-client";
import { wooId } from "./scalars";

export const ATTRIBUTES_PATH = "products/attributes";

/** The payload of a new global attribute; without a slug the store derives one from the name. */
export type WooAttributeCreate = { name: string; slug?: string };

/** A global attribute. `name` is HTML-encoded; `slug` starts with `pa_`. */
export const wooAttributeSchema = z.object({ id: wooId, name: z.string(), slug: z.string() });
export type WooAttribute = z.infer<typeof wooAttributeSchema>;

/**
 * The payload of an update, which must be complete. The store resets omitted fields (wc_update_attribute calls
 * wc_create_attribute): the slug, and with it the address of every term, is derived from the name, the type becomes a
 * select and the archive is removed.
 */
export const wooAttributeWriteSchema = z.object({
  name: z.string(),
  slug: z.string(),
  type: z.string(),
  order_by: z.string(),
  has_archives: z.boolean(),
});
export type WooAttributeWrite = z.infer<typeof wooAttributeWriteSchema>;

/** Lists all global attributes, which the store does not page. @throws WooError */
export async function listAttributes(client: WooClient, options: CallOptions = {}): Promise<WooAttribute[]> {
  const ask = () => client.get(ATTRIBUTES_PATH, {}, z.array(wooAttributeSchema), { signal: options.signal });
  return (await callStore(ask, options)).data;
}

/** Creates a global attribute; the store had none of this name before. @throws WooError */
export async function createAttribute(
  client: WooClient,
  attribute: WooAttributeCreate,
  options: CallOptions = {},
): Promise<WooAttribute> {
  const create = async () =>
    (await client.post(ATTRIBUTES_PATH, attribute, wooAttributeSchema, { signal: options.signal })).data;
  const find = async () =>
    (await listAttributes(client, options)).find(({ name }) => nameKey(name) === nameKey(attribute.name));
  return createOnce(create, find, options);
}

/** Fetches an attribute with all fields that an update repeats. @throws WooError */
export async function readAttribute(
  client: WooClient,
  remoteId: number,
  options: CallOptions = {},
): Promise<WooAttributeWrite> {
  const ask = () =>
    client.get(`${ATTRIBUTES_PATH}/${remoteId}`, {}, wooAttributeWriteSchema, { signal: options.signal });
  return (await callStore(ask, options)).data;
}

/** Updates an attribute with all its fields. @throws WooError */
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
