import { NextResponse } from "next/server";
import { cancelBulkEdit } from "@/lib/catalog/start-bulk-edit";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { STOP_BULK_EDIT } from "@/lib/permissions/products";

/** POST /api/products/bulk-edits/<id>/cancel — stops before the next batch. */
export const POST = withUser<{ id: string }>(STOP_BULK_EDIT, async ({ user, params }) =>
  NextResponse.json(await cancelBulkEdit(getDb(), user.businessId, parseId(params.id))),
);
