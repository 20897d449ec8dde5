import { z } from "zod";
import { sendBatch, type WooBatchCall } from "../batch";
import { ATTRIBUTES_PATH } from "./attributes";
import { wooId } from "./scalars";

/** What the engine says of an attribute's term. */
export type WooTermWrite = { name?: string; menu_order?: number };

/** The place of a term among its attribute's, from 0. */
export function writeTermPosition(position: number) {
  return { menu_order: position } satisfies WooTermWrite;
}

/** A term of a global attribute. `name` is HTML-encoded. */
export const wooTermSchema = z.object({ id: wooId, name: z.string() });
export type WooTerm = z.infer<typeof wooTermSchema>;

/** Creates and updates the terms of one attribute. An attribute that is gone refuses the whole batch. @throws as sendBatch */
export function batchTerms(attributeId: number): WooBatchCall<WooTermWrite, WooTerm> {
  return (client, batch, options) =>
    sendBatch(client, `${ATTRIBUTES_PATH}/${attributeId}/terms/batch`, batch, wooTermSchema, options);
}
