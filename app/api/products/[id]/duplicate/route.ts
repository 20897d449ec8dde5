import { NextResponse } from "next/server";
import { duplicateProduct } from "@/lib/catalog/duplicate-product";
import { duplicateSchema } from "@/lib/catalog/new-product-schema";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** POST /api/products/<id>/duplicate — copies a product, with new SKUs. */
export const POST = withUser<{ id: string }>({ all: ["products.edit"] }, async ({ request, user, params }) => {
  const { name } = await parseBody(request, duplicateSchema);
  return NextResponse.json(await duplicateProduct(getDb(), user.businessId, user.id, parseId(params.id), name), {
    status: 201,
  });
});
