import { z } from "zod";
import { readShape } from "../read-shape";
import { WooError } from "../woo-error";
import { readOrder, type WooOrder } from "./orders";
import { wooId } from "./scalars";

/** What a webhook's body says. It is built when it is sent, not when the event happened. */
type WooDelivery =
  | { kind: "order"; order: WooOrder }
  | { kind: "deleted"; orderId: number }
  /** The store signs its own refusal when the order is missing by the time the delivery is built (recorded). */
  | { kind: "missing" };

const namedSchema = z.object({ id: wooId });
const refusalSchema = z.object({ code: z.string(), message: z.string() });

/**
 * Reads the body of a webhook.
 *
 * @param isDeletion whether its topic says that the order was deleted: the body is then `{"id":21}`
 * @throws WooError `unexpected_shape`, also for a body that is no JSON
 */
export function readDelivery(rawBody: Uint8Array, isDeletion: boolean): WooDelivery {
  const body = parseJson(rawBody);
  if (body === undefined) throw new WooError({ code: "unexpected_shape" });
  const named = namedSchema.safeParse(body);
  if (!named.success && refusalSchema.safeParse(body).success) return { kind: "missing" };
  if (!isDeletion) return { kind: "order", order: readOrder(body) };
  return { kind: "deleted", orderId: readShape(namedSchema, body).id };
}

/** The order that a delivery is about; null when its body names none. */
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
