import { NextResponse } from "next/server";
import { cropProductImage } from "@/lib/catalog/crop-product-image";
import { cropSchema } from "@/lib/catalog/image-schema";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** POST /api/products/<id>/images/<mediaId>/crop — replaces an image by a square part of it. */
export const POST = withUser<{ id: string; mediaId: string }>(
  { all: ["products.edit"] },
  async ({ request, user, params }) => {
    const crop = await parseBody(request, cropSchema);
    return NextResponse.json(
      await cropProductImage(getDb(), user.businessId, parseId(params.id), parseId(params.mediaId), crop),
    );
  },
);
