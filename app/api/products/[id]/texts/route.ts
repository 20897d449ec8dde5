import { NextResponse } from "next/server";
import { saveProductTexts } from "@/lib/catalog/product-texts";
import { productTextsSchema } from "@/lib/catalog/product-texts-schema";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** PUT /api/products/<id>/texts — saves the texts in the languages of the body. */
export const PUT = withUser<{ id: string }>({ all: ["products.edit"] }, async ({ request, user, params }) => {
  const { texts } = await parseBody(request, productTextsSchema);
  return NextResponse.json(await saveProductTexts(getDb(), user.businessId, parseId(params.id), texts, user.id));
});
