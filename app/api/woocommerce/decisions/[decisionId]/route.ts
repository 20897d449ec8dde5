import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { decisionSchema } from "@/lib/sync/products/decision-schema";
import { decide } from "@/lib/sync/products/decisions";
import { withWooUser } from "../../with-woo-user";

/** POST /api/woocommerce/decisions/<id> — links the product, or keeps it out of the store. */
export const POST = withWooUser<{ decisionId: string }>(
  "woocommerce.sync_products",
  async ({ request, user, params }) => {
    const decision = await parseBody(request, decisionSchema);
    await decide(getDb(), user.businessId, parseId(params.decisionId), decision, user.id);
    return NextResponse.json({});
  },
);
