import { getDb } from "@/lib/db";
import { drainBody } from "@/lib/http/drain-body";
import { readBody } from "@/lib/http/read-body";
import { log } from "@/lib/log";
import { receiveKeys } from "@/lib/sync/stores/receive-keys";
import { countRefusal } from "@/lib/sync/webhooks/refusal-count";

/** The body has about 300 bytes. */
const MAX_BODY_BYTES = 4 * 1024;

/**
 * POST /pos/authorisation: a store delivers the keys that a person has granted on its `wc-auth` page. The signed state of
 * the request is the proof; the body contains the keys, and is never logged.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const rawBody = await readBody(request, MAX_BODY_BYTES);
    if (rawBody === null) {
      await drainBody(request.body);
      return answer(413);
    }
    const status = await receiveKeys(getDb(), rawBody);
    // Anyone can post here, so the log gets a line a second at most.
    const refusals = status === 200 ? 0 : countRefusal("authorisation", new Date());
    if (refusals > 0) log.warn({ status, refusals }, "keys without a request for them were refused");
    return answer(status);
  } catch (error) {
    log.error({ err: error }, "the keys of a store could not be saved");
    return answer(500);
  }
}

function answer(status: number): Response {
  return Response.json({ ok: status === 200 }, { status, headers: { "cache-control": "no-store" } });
}
