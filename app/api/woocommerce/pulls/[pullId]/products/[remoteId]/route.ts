import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { choosePullProduct } from "@/lib/sync/pull/get-pull";
import { itemChoiceSchema } from "@/lib/sync/pull/pull-schema";

/** PUT /api/woocommerce/pulls/<id>/products/<remote id> — chooses what becomes of one product. */
export const PUT = withUser<{ pullId: string; remoteId: string }>(SET_UP_STORES, async ({ request, user, params }) => {
  const { choice } = await parseBody(request, itemChoiceSchema);
  const { pullId, remoteId } = params;
  await choosePullProduct(getDb(), user.businessId, parseId(pullId), parseId(remoteId), choice);
  return NextResponse.json({});
});
