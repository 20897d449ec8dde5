import { NextResponse } from "next/server";
import { getProduct } from "@/lib/catalog/get-product";
import { editedParts, productEditSchema } from "@/lib/catalog/product-schema";
import { updateProduct } from "@/lib/catalog/update-product";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** GET /api/products/<id> — a product with variations, prices, stock and images. */
export const GET = withUser<{ id: string }>("products.view", async ({ user, params }) =>
  NextResponse.json(await getProduct(getDb(), user.businessId, parseId(params.id))),
);

/** PATCH /api/products/<id> — writes what the body names; 409 when it was saved meanwhile. */
export const PATCH = withUser<{ id: string }>("products.view", async ({ request, user, params }) => {
  const edit = await parseBody(request, productEditSchema);
  const { hasPrices, hasGoods } = editedParts(edit);
  const isAllowed =
    (!hasPrices || user.permissions.includes("prices.edit")) &&
    (!hasGoods || user.permissions.includes("products.edit"));
  if (!isAllowed) throw new AppError("forbidden", "forbidden");
  return NextResponse.json(await updateProduct(getDb(), user.businessId, parseId(params.id), edit, user.id));
});
