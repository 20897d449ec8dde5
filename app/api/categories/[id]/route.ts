import { NextResponse } from "next/server";
import { categoryEditSchema } from "@/lib/catalog/category-schema";
import { deleteCategory, updateCategory } from "@/lib/catalog/edit-categories";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** PATCH /api/categories/<id> — renames or moves. */
export const PATCH = withUser<{ id: string }>({ all: ["categories.edit"] }, async ({ request, user, params }) => {
  const edit = await parseBody(request, categoryEditSchema);
  const { id } = await updateCategory(getDb(), user.businessId, parseId(params.id), edit, user.id);
  return NextResponse.json({ id });
});

/** DELETE /api/categories/<id> — 409 while the category has products or subcategories. */
export const DELETE = withUser<{ id: string }>({ all: ["categories.edit"] }, async ({ user, params }) => {
  await deleteCategory(getDb(), user.businessId, parseId(params.id), user.id);
  return new NextResponse(null, { status: 204 });
});
