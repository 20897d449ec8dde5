import { findMediaFile, findMediaHash } from "@/lib/catalog/read-media";
import { getDb } from "@/lib/db";
import { errorResponse } from "@/lib/http/route";

// The bytes of an id never change: a new picture is a new row.
const CACHE_CONTROL = "public, max-age=31536000, immutable";

/**
 * GET /media/<id>/<fileName> — a product's image, without sign-in: connected stores and browsers in the back office
 * fetch it. Ids can be guessed, which is accepted: only images of products are served, and those are public in the
 * shop anyway.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; fileName: string }> },
): Promise<Response> {
  try {
    const { id, fileName } = await params;
    if (!/^[1-9]\d{0,8}$/.test(id)) return notFound();
    const hash = await findMediaHash(getDb(), Number(id), fileName);
    if (hash === null) return notFound();
    const headers = { "cache-control": CACHE_CONTROL, etag: `"${hash}"`, "x-content-type-options": "nosniff" };
    if (isKnown(request.headers.get("if-none-match"), hash)) return new Response(null, { status: 304, headers });
    const file = await findMediaFile(getDb(), Number(id), fileName);
    if (file === null) return notFound();
    return new Response(file.bytes, {
      headers: { ...headers, "content-type": file.mimeType, "content-length": String(file.bytes.byteLength) },
    });
  } catch (error) {
    return errorResponse(error);
  }
}

/** A proxy that compresses marks the ETag as weak; it still names the same picture. */
function isKnown(header: string | null, hash: string): boolean {
  const tags = (header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(`"${hash}"`) || tags.includes("*");
}

function notFound(): Response {
  // Not cached, because the address may become valid a moment later.
  return new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } });
}
