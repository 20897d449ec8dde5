import { NextResponse } from "next/server";
import { addVariations } from "@/lib/catalog/add-variations";
import { addVariationsSchema } from "@/lib/catalog/new-product-schema";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { ADD_PRODUCTS } from "@/lib/permissions/products";

/** POST /api/products/<id>/variations — adds combinations; a variation has a price, so both permissions are needed. */
export const POST = withUser<{ id: string }>(ADD_PRODUCTS, async ({ request, user, params }) => {
  const { variations } = await parseBody(request, addVariationsSchema);
  return NextResponse.json(await addVariations(getDb(), user.businessId, parseId(params.id), variations, user.id));
});
