import { NextResponse } from "next/server";
import { createProduct } from "@/lib/catalog/create-product";
import { listProducts } from "@/lib/catalog/list-products";
import { newProductSchema } from "@/lib/catalog/new-product-schema";
import { productFilterSchema } from "@/lib/catalog/product-schema";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";
import { ADD_PRODUCTS } from "@/lib/permissions/products";

/** GET /api/products — a page of the product list, by filters and a cursor. */
export const GET = withUser({ all: ["products.view"] }, async ({ request, user }) => {
  const query = readListQuery(productFilterSchema, request);
  return NextResponse.json(await listProducts(getDb(), user.businessId, query));
});

/**
 * POST /api/products — creates a product with its variations; a product has a price, so both permissions are needed.
 */
export const POST = withUser(ADD_PRODUCTS, async ({ request, user }) => {
  const input = await parseBody(request, newProductSchema);
  return NextResponse.json(await createProduct(getDb(), user.businessId, user.id, input), { status: 201 });
});
