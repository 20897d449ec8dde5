import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId, parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { entryQuerySchema, listEntries } from "@/lib/sync/runs/list-entries";

/** GET /api/woocommerce/runs/<id>/entries — the log, a page at a time, filtered. */
export const GET = withUser<{ runId: string }>(VIEW_STORES, async ({ request, user, params }) => {
  const query = parseQuery(request, entryQuerySchema);
  return NextResponse.json(await listEntries(getDb(), user.businessId, parseId(params.runId), query));
});
