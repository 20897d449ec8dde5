import { MAX_UPLOAD_BYTES } from "@/lib/catalog/image-schema";
import { imageTooLarge } from "@/lib/catalog/store-image";
import { uploadPieces } from "@/lib/http/upload-pieces";

/** Reads the body up to the size limit of an image, because Content-Length is only the client's claim. */
export async function readUpload(request: Request): Promise<{ fileName: string; bytes: Uint8Array }> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_UPLOAD_BYTES) throw imageTooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of uploadPieces(request)) {
    size += chunk.byteLength;
    if (size > MAX_UPLOAD_BYTES) throw imageTooLarge();
    chunks.push(chunk);
  }
  return { fileName: new URL(request.url).searchParams.get("fileName") ?? "", bytes: Buffer.concat(chunks) };
}
