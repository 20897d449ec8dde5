import { NextResponse } from "next/server";
import { getBulkEdit } from "@/lib/catalog/start-bulk-edit";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** GET /api/products/bulk-edits/<id> — the progress of a bulk edit. */
export const GET = withUser<{ id: string }>({ all: ["products.view"] }, async ({ user, params }) =>
  NextResponse.json(await getBulkEdit(getDb(), user.businessId, parseId(params.id))),
);
