import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SYNC_PRODUCTS } from "@/lib/permissions/woocommerce";
import { decisionSchema } from "@/lib/sync/products/decision-schema";
import { decide } from "@/lib/sync/products/decisions";

/** POST /api/woocommerce/decisions/<id> — links the product, or excludes it from the store. */
export const POST = withUser<{ decisionId: string }>(SYNC_PRODUCTS, async ({ request, user, params }) => {
  const decision = await parseBody(request, decisionSchema);
  await decide(getDb(), user.businessId, parseId(params.decisionId), decision, user.id);
  return NextResponse.json({});
});
