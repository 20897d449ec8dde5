import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";
import { MATCH_PRODUCTS } from "@/lib/permissions/woocommerce";
import { listMatchCandidates } from "@/lib/sync/pull/list-match-candidates";
import { matchSearchSchema } from "@/lib/sync/pull/pull-filter";

type Params = { pullId: string; remoteId: string };

/** GET /api/woocommerce/pulls/<id>/products/<remote id>/candidates — a page of the shop's products that it may be. */
export const GET = withUser<Params>(MATCH_PRODUCTS, async ({ request, user, params }) => {
  const query = readListQuery(matchSearchSchema, request);
  const { pullId, remoteId } = params;
  return NextResponse.json(
    await listMatchCandidates(getDb(), user.businessId, parseId(pullId), parseId(remoteId), query),
  );
});
