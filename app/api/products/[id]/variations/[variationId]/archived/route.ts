import { NextResponse } from "next/server";
import { setVariationArchived } from "@/lib/catalog/archive-product";
import { archivedSchema } from "@/lib/catalog/new-product-schema";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** PUT /api/products/<id>/variations/<id>/archived — archives or restores a variation. */
export const PUT = withUser<{ id: string; variationId: string }>(
  { all: ["products.edit"] },
  async ({ request, user, params }) => {
    const { isArchived } = await parseBody(request, archivedSchema);
    const ids = [parseId(params.id), parseId(params.variationId)] as const;
    return NextResponse.json(await setVariationArchived(getDb(), user.businessId, ...ids, isArchived, user.id));
  },
);
