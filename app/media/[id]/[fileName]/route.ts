import { findMediaFile, findMediaHash } from "@/lib/catalog/read-media";
import { getDb } from "@/lib/db";
import { errorResponse } from "@/lib/http/route";

// The bytes of an id never change: another picture is another row.
const CACHE_CONTROL = "public, max-age=31536000, immutable";

/**
 * GET /media/<id>/<fileName> — a product's image, without signing in: connected stores fetch it
 * from here, and so do browsers in the back office. Ids can be guessed; that is intended, since
 * only images that a product shows are served and those are public in the shop anyway.
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

/** A proxy that compresses marks its tags as weak; they still name the same picture. */
function isKnown(header: string | null, hash: string): boolean {
  const tags = (header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(`"${hash}"`) || tags.includes("*");
}

function notFound(): Response {
  // Not kept: the address may be right a moment later.
  return new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } });
}
