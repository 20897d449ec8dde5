import { AppError } from "@/lib/errors";

/**
 * The body of an upload, piece by piece. Reading may end early: the rest is left to `drainBody`.
 *
 * @throws AppError `invalid_input` (`importCancelled`) when the body is shorter than announced, because half a CSV file is
 *   a valid CSV file
 */
export async function* uploadPieces(request: Request): AsyncGenerator<Uint8Array> {
  if (request.body === null) return;
  const announced = Number(request.headers.get("content-length") ?? 0);
  const reader = request.body.getReader();
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      yield part.value;
    }
    if (size < announced) throw new AppError("invalid_input", "importCancelled");
  } finally {
    reader.releaseLock();
  }
}
