import { z } from "zod";
import { readShape } from "../read-shape";
import { WooError } from "../woo-error";
import { readOrder, type WooOrder } from "./orders";
import { orderId } from "./order-scalars";

/** The content of a webhook's body, which the store builds when it sends it, not when the event happens. */
type WooDelivery =
  | { kind: "order"; order: WooOrder }
  | { kind: "deleted"; orderId: number }
  /** The store signs its own refusal when the order is missing at the time it builds the delivery (recorded). */
  | { kind: "missing" }
  /** The webhook's owner may not read orders any more; the body then has no order. */
  | { kind: "no_rights" };

const namedSchema = z.object({ id: orderId });
const refusalSchema = z.object({ code: z.string(), message: z.string() });

/**
 * Reads the body of a webhook.
 *
 * @param isDeletion whether the topic is the deletion of an order; the body is then `{"id":21}`
 * @throws WooError `unexpected_shape`, also for a body that is no JSON
 */
export function readDelivery(rawBody: Uint8Array, isDeletion: boolean): WooDelivery {
  const body = parseJson(rawBody);
  if (body === undefined) throw new WooError({ code: "unexpected_shape" });
  const named = namedSchema.safeParse(body);
  const refusal = named.success ? undefined : refusalSchema.safeParse(body).data;
  if (refusal) return { kind: /cannot_view|cannot_read|forbidden/.test(refusal.code) ? "no_rights" : "missing" };
  if (!isDeletion) return { kind: "order", order: readOrder(body) };
  return { kind: "deleted", orderId: readShape(namedSchema, body).id };
}

/** Returns the id of the order of a delivery; null when the body names none. */
export function findOrderId(rawBody: Uint8Array): number | null {
  return namedSchema.safeParse(parseJson(rawBody)).data?.id ?? null;
}

function parseJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}
