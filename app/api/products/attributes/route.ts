import { NextResponse } from "next/server";
import { renameAttributes } from "@/lib/catalog/rename-attributes";
import { renamesSchema } from "@/lib/catalog/new-product-schema";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** PATCH /api/products/attributes — renames attributes and values for all products that use them. */
export const PATCH = withUser({ all: ["products.edit"] }, async ({ request, user }) => {
  const { renames } = await parseBody(request, renamesSchema);
  await renameAttributes(getDb(), user, renames);
  return new NextResponse(null, { status: 204 });
});
