import { NextResponse } from "next/server";
import { refuseUnless } from "@/lib/auth/access";
import { enqueueBulkEdit } from "@/lib/catalog/bulk-edit-job";
import { bulkEditSchema } from "@/lib/catalog/bulk-schema";
import { startBulkEdit } from "@/lib/catalog/start-bulk-edit";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { canBulkEdit } from "@/lib/permissions/products";

/** POST /api/products/bulk-edits — starts a bulk edit. */
export const POST = withUser({ all: ["products.view"] }, async ({ request, user }) => {
  const input = await parseBody(request, bulkEditSchema);
  refuseUnless(canBulkEdit(user, input.change));
  const view = await startBulkEdit(getDb(), { businessId: user.businessId, userId: user.id }, input, enqueueBulkEdit);
  return NextResponse.json(view, { status: 201 });
});
