import { NextResponse } from "next/server";
import { bulkEditSchema } from "@/lib/catalog/bulk-schema";
import { startBulkEdit } from "@/lib/catalog/start-bulk-edit";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { enqueueJob } from "@/lib/jobs/enqueue";

/** POST /api/products/bulk-edits — starts one change of many products. */
export const POST = withUser("products.view", async ({ request, user }) => {
  const input = await parseBody(request, bulkEditSchema);
  const right = input.change.kind === "price" ? "prices.edit" : "products.edit";
  if (!user.permissions.includes(right)) throw new AppError("forbidden", "forbidden");
  const view = await startBulkEdit(getDb(), { businessId: user.businessId, userId: user.id }, input, (tx, bulkEditId) =>
    enqueueJob(tx, "catalog.bulk-edit", { bulkEditId }, { queueName: `bulk-edit-${bulkEditId}` }),
  );
  return NextResponse.json(view, { status: 201 });
});
