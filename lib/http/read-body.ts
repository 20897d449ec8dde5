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
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > maxBytes) return null;
      chunks.push(part.value);
    }
    return Buffer.concat(chunks);
  } finally {
    reader.releaseLock();
  }
}
