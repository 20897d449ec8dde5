import { NextResponse } from "next/server";
import { listProducts } from "@/lib/catalog/list-products";
import { productQuerySchema } from "@/lib/catalog/product-schema";
import { getDb } from "@/lib/db";
import { parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** GET /api/products — a page of the product list, by its filters and a cursor. */
export const GET = withUser("products.view", async ({ request, user }) => {
  const query = parseQuery(request, productQuerySchema);
  return NextResponse.json(await listProducts(getDb(), user.businessId, query));
});
