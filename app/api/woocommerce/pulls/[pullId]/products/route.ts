import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { listPullProducts } from "@/lib/sync/pull/get-pull";
import { pullFilterSchema } from "@/lib/sync/pull/pull-filter";

/** GET /api/woocommerce/pulls/<id>/products — a page of the products that were read. */
export const GET = withUser<{ pullId: string }>(SET_UP_STORES, async ({ request, user, params }) => {
  const query = readListQuery(pullFilterSchema, request);
  return NextResponse.json(await listPullProducts(getDb(), user.businessId, parseId(params.pullId), query));
});
