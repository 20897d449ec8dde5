import { getDb } from "@/lib/db";
import { drainBody } from "@/lib/http/drain-body";
import { readBody } from "@/lib/http/read-body";
import { log } from "@/lib/log";
import { receiveDelivery } from "@/lib/sync/webhooks/receive-delivery";

/** An order with hundreds of lines has about 300 kB. */
const MAX_BODY_BYTES = 1024 * 1024;

type Context = { params: Promise<{ topic: string; storeId: string }> };

/**
 * POST /pos/webhook/<topic>/<store id>: the endpoint of a store's webhooks. A delivery is verified, stored and
 * enqueued, and processed after the answer. Anything but a 2xx counts as a failed delivery in the store, and several
 * in a row disable the webhook, so only a foreign delivery or one that cannot be stored is refused.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { topic, storeId } = await params;
    const rawBody = await readBody(request, MAX_BODY_BYTES);
    if (rawBody === null) {
      await drainBody(request.body);
      return answer(413);
    }
    const receipt = await receiveDelivery(getDb(), {
      topicSlug: topic,
      storeId,
      rawBody,
      signature: request.headers.get("x-wc-webhook-signature"),
      deliveryId: request.headers.get("x-wc-webhook-delivery-id"),
      source: request.headers.get("x-wc-webhook-source"),
    });
    return answer(receipt.status);
  } catch (error) {
    log.error({ err: error }, "a webhook request could not be stored");
    return answer(500);
  }
}

function answer(status: number): Response {
  return Response.json({ ok: status < 300 }, { status, headers: { "cache-control": "no-store" } });
}
