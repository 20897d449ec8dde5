import { NextResponse } from "next/server";
import { refuseUnless } from "@/lib/auth/access";
import { getProduct } from "@/lib/catalog/get-product";
import { productEditSchema } from "@/lib/catalog/product-schema";
import { updateProduct } from "@/lib/catalog/update-product";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { canEditProduct } from "@/lib/permissions/products";

/** GET /api/products/<id> — a product with variations, prices, stock and images. */
export const GET = withUser<{ id: string }>({ all: ["products.view"] }, async ({ user, params }) =>
  NextResponse.json(await getProduct(getDb(), user.businessId, parseId(params.id))),
);

/** PATCH /api/products/<id> — saves the fields in the body; 409 when somebody else saved the product meanwhile. */
export const PATCH = withUser<{ id: string }>({ all: ["products.view"] }, async ({ request, user, params }) => {
  const edit = await parseBody(request, productEditSchema);
  refuseUnless(canEditProduct(user, edit));
  return NextResponse.json(await updateProduct(getDb(), user.businessId, parseId(params.id), edit, user.id));
});
