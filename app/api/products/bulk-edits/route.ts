import { NextResponse } from "next/server";
import { refuseUnless } from "@/lib/auth/access";
import { bulkEditSchema } from "@/lib/catalog/bulk-schema";
import { startBulkEdit } from "@/lib/catalog/start-bulk-edit";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { enqueueJob } from "@/lib/jobs/enqueue";
import { canBulkEdit } from "@/lib/permissions/products";

/** POST /api/products/bulk-edits — starts one change of many products. */
export const POST = withUser({ all: ["products.view"] }, async ({ request, user }) => {
  const input = await parseBody(request, bulkEditSchema);
  refuseUnless(canBulkEdit(user, input.change));
  const view = await startBulkEdit(getDb(), { businessId: user.businessId, userId: user.id }, input, (tx, bulkEditId) =>
    enqueueJob(tx, "catalog.bulk-edit", { bulkEditId }, { queueName: `bulk-edit-${bulkEditId}` }),
  );
  return NextResponse.json(view, { status: 201 });
});
