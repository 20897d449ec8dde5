/**
 * Reads a request's raw bytes, or returns null when there are more than `maxBytes`. Counts while reading, since the
 * stated length may be missing or wrong.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer | null> {
  const stated = Number(request.headers.get("content-length") ?? 0);
  if (stated > maxBytes) return null;
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}
