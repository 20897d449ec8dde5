import { NextResponse } from "next/server";
import { changeType } from "@/lib/catalog/change-type";
import { changeTypeSchema } from "@/lib/catalog/new-product-schema";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** PUT /api/products/<id>/type — converts a product from simple to variable, or back. */
export const PUT = withUser<{ id: string }>({ all: ["products.edit"] }, async ({ request, user, params }) => {
  const change = await parseBody(request, changeTypeSchema);
  return NextResponse.json(await changeType(getDb(), user.businessId, user.id, parseId(params.id), change));
});
