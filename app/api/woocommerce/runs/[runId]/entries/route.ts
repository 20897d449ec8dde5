import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { entryFilterSchema } from "@/lib/sync/runs/entry-filter";
import { listEntries } from "@/lib/sync/runs/list-entries";

/** GET /api/woocommerce/runs/<id>/entries — a page of the log, by filters. */
export const GET = withUser<{ runId: string }>(VIEW_STORES, async ({ request, user, params }) => {
  const query = readListQuery(entryFilterSchema, request);
  return NextResponse.json(await listEntries(getDb(), user.businessId, parseId(params.runId), query));
});
