import { NextResponse } from "next/server";
import { newCategorySchema } from "@/lib/catalog/category-schema";
import { createCategory } from "@/lib/catalog/edit-categories";
import { listCategoriesWithTexts } from "@/lib/catalog/list-categories";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** GET /api/categories — all categories with their product counts and names in other languages. */
export const GET = withUser({ all: ["products.view"] }, async ({ user }) =>
  NextResponse.json(await listCategoriesWithTexts(getDb(), user.businessId)),
);

/** POST /api/categories */
export const POST = withUser({ all: ["categories.edit"] }, async ({ request, user }) => {
  const { id } = await createCategory(getDb(), user.businessId, await parseBody(request, newCategorySchema), user.id);
  return NextResponse.json({ id }, { status: 201 });
});
