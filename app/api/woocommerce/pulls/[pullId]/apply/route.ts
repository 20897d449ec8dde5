import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { getPull } from "@/lib/sync/pull/get-pull";
import { pullChoicesSchema } from "@/lib/sync/pull/pull-schema";
import { applyPull } from "@/lib/sync/pull/start-pull";

/** POST /api/woocommerce/pulls/<id>/apply — takes over what the preview shows. */
export const POST = withUser<{ pullId: string }>(SET_UP_STORES, async ({ request, user, params }) => {
  const choices = await parseBody(request, pullChoicesSchema);
  const id = parseId(params.pullId);
  await applyPull(getDb(), user.businessId, id, choices);
  return NextResponse.json(await getPull(getDb(), user.businessId, id));
});
