import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId, parseQuery } from "@/lib/http/route";
import { entryQuerySchema, listEntries } from "@/lib/sync/runs/list-entries";
import { withWooUser } from "../../../with-woo-user";

/** GET /api/woocommerce/runs/<id>/entries — the log, a page at a time, filtered. */
export const GET = withWooUser<{ runId: string }>("woocommerce.view", async ({ request, user, params }) => {
  const query = parseQuery(request, entryQuerySchema);
  return NextResponse.json(await listEntries(getDb(), user.businessId, parseId(params.runId), query));
});
