import { NextResponse } from "next/server";
import { cancelBulkEdit } from "@/lib/catalog/start-bulk-edit";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** POST /api/products/bulk-edits/<id>/cancel — stops before the next batch. */
export const POST = withUser<{ id: string }>("products.edit", async ({ user, params }) =>
  NextResponse.json(await cancelBulkEdit(getDb(), user.businessId, parseId(params.id))),
);
