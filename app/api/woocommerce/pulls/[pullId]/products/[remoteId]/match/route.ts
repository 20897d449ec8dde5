import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { MATCH_PRODUCTS } from "@/lib/permissions/woocommerce";
import { chooseMatch } from "@/lib/sync/pull/choose-match";
import { itemMatchSchema } from "@/lib/sync/pull/pull-schema";

type Params = { pullId: string; remoteId: string };

/** PUT /api/woocommerce/pulls/<id>/products/<remote id>/match — matches it with a product of the shop, or with none. */
export const PUT = withUser<Params>(MATCH_PRODUCTS, async ({ request, user, params }) => {
  const chosen = await parseBody(request, itemMatchSchema);
  await chooseMatch(getDb(), { ...idsOf(params), businessId: user.businessId, chosen });
  return NextResponse.json({});
});

/** DELETE /api/woocommerce/pulls/<id>/products/<remote id>/match — restores the match that comparing finds. */
export const DELETE = withUser<Params>(MATCH_PRODUCTS, async ({ user, params }) => {
  await chooseMatch(getDb(), { ...idsOf(params), businessId: user.businessId, chosen: null });
  return NextResponse.json({});
});

function idsOf({ pullId, remoteId }: Params) {
  return { pullId: parseId(pullId), remoteId: parseId(remoteId) };
}
