import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { wooOrderSchema, type WooOrder } from "@/lib/woo/resources/orders";
import { wooRefundSchema, type WooRefund } from "@/lib/woo/resources/refunds";

const RECORDINGS = path.resolve(import.meta.dirname, "../../e2e/sandbox/recordings");

const exchangeSchema = z.object({
  name: z.string(),
  request: z.object({ path: z.string() }),
  response: z.object({ body: z.unknown() }),
});
const deliverySchema = z.object({ path: z.string(), rawBody: z.string() });

export type RecordedOrder = { name: string; order: WooOrder; refunds: WooRefund[] };

/** An order as the store printed it. */
export type OrderBody = Record<string, unknown>;

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(RECORDINGS, file), "utf8"));
}

/** Every order of a real store, in each recorded state: answers, listings and webhooks. */
export function loadRecordedOrders(): RecordedOrder[] {
  const exchanges = z.array(exchangeSchema).parse(read("exchanges.json"));
  const refunds = new Map<number, WooRefund[]>();
  for (const { request, response } of exchanges) {
    const orderId = /^orders\/(\d+)\/refunds$/.exec(request.path)?.[1];
    if (!orderId) continue;
    const found = [response.body].flat().flatMap((body) => wooRefundSchema.safeParse(body).data ?? []);
    const known = refunds.get(Number(orderId)) ?? [];
    refunds.set(Number(orderId), [...known.filter((refund) => !found.some(({ id }) => id === refund.id)), ...found]);
  }
  return readBodies(exchanges).map(({ name, body }) => {
    const order = wooOrderSchema.parse(body);
    const ids = new Set(order.refunds.map(({ id }) => id));
    return { name, order, refunds: (refunds.get(order.id) ?? []).filter(({ id }) => ids.has(id)) };
  });
}

/** The bodies of the recorded orders, unread. */
export function loadRecordedBodies(): OrderBody[] {
  return readBodies(z.array(exchangeSchema).parse(read("exchanges.json"))).map(({ body }) => body);
}

function readBodies(exchanges: readonly z.infer<typeof exchangeSchema>[]): { name: string; body: OrderBody }[] {
  const answers = exchanges.flatMap(({ name, response }) => toBodies(response.body).map((body) => ({ name, body })));
  const deliveries = z
    .array(deliverySchema)
    .parse(read("webhook-deliveries.json"))
    .flatMap(({ path: topic, rawBody }) => {
      // The ping is a form, not JSON.
      if (!rawBody.startsWith("{")) return [];
      return toBodies(JSON.parse(rawBody)).map((body) => ({ name: `delivery ${topic}`, body }));
    });
  return [...answers, ...deliveries];
}

/** An order, a list of them, or the answer to a batch. */
function toBodies(answer: unknown): OrderBody[] {
  const batch = z.object({ create: z.array(z.unknown()) }).safeParse(answer).data?.create;
  return (batch ?? [answer].flat()).flatMap((item) => {
    const order = z.record(z.string(), z.unknown()).safeParse(item).data;
    return order && "line_items" in order && "date_modified_gmt" in order ? [order] : [];
  });
}
