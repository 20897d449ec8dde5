import { NextResponse } from "next/server";
import { setProductArchived } from "@/lib/catalog/archive-product";
import { archivedSchema } from "@/lib/catalog/new-product-schema";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** PUT /api/products/<id>/archived — archives or restores a product. */
export const PUT = withUser<{ id: string }>({ all: ["products.edit"] }, async ({ request, user, params }) => {
  const { isArchived } = await parseBody(request, archivedSchema);
  return NextResponse.json(await setProductArchived(getDb(), user.businessId, user.id, parseId(params.id), isArchived));
});
