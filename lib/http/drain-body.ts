/** What is read at most before an answer: more than any file that a page offers to send. */
const MAX_DRAINED_BYTES = 64 * 1024 * 1024;
const MAX_DRAIN_MS = 30_000;

/**
 * Reads and drops what is left of a request's body. A server that answers before a browser has sent everything closes
 * the connection, and the browser shows a network error instead of the answer. Gives up after 64 MB or 30 seconds.
 *
 * @param body not locked: whoever reads it releases its reader instead of cancelling it
 */
export async function drainBody(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body === null || body.locked) return;
  const reader = body.getReader();
  const giveUp = setTimeout(() => void reader.cancel().catch(() => undefined), MAX_DRAIN_MS);
  try {
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > MAX_DRAINED_BYTES) break;
    }
  } catch {
    // The browser has gone, so nobody waits for the answer.
  } finally {
    clearTimeout(giveUp);
    reader.releaseLock();
  }
}
