import { NextResponse } from "next/server";
import { cancelBulkEdit } from "@/lib/catalog/start-bulk-edit";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** POST /api/products/bulk-edits/<id>/cancel — stops before the next batch. */
export const POST = withUser<{ id: string }>("products.view", async ({ user, params }) => {
  // Whoever may start one, of prices or of goods, may stop it.
  if (!user.permissions.includes("products.edit") && !user.permissions.includes("prices.edit"))
    throw new AppError("forbidden", "forbidden");
  return NextResponse.json(await cancelBulkEdit(getDb(), user.businessId, parseId(params.id)));
});
