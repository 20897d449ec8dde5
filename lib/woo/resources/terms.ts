import { z } from "zod";
import { sendBatch, type WooBatchCall } from "../batch";
import { ATTRIBUTES_PATH } from "./attributes";
import { wooId } from "./scalars";

/** The payload of an attribute's term. */
export type WooTermWrite = { name?: string; menu_order?: number };

/** Sets the position of a term within its attribute, from 0. */
export function writeTermPosition(position: number) {
  return { menu_order: position } satisfies WooTermWrite;
}

/** A term of a global attribute. `name` is HTML-encoded. */
export const wooTermSchema = z.object({ id: wooId, name: z.string() });
export type WooTerm = z.infer<typeof wooTermSchema>;

/** Creates and updates the terms of one attribute. The whole batch fails when the attribute is missing. @throws WooError as `sendBatch` does */
export function batchTerms(attributeId: number): WooBatchCall<WooTermWrite, WooTerm> {
  return (client, batch, options) =>
    sendBatch(client, `${ATTRIBUTES_PATH}/${attributeId}/terms/batch`, batch, wooTermSchema, options);
}
