import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { findTillItems, variationsQuerySchema } from "@/lib/sales/till-items";

/**
 * GET /api/till/variations — the variations of a cart with current prices, taxes and stock; one that is no longer on
 * sale is left out.
 */
export const GET = withUser({ all: ["sales.create"] }, async ({ request, user }) => {
  const { ids, locationId } = parseQuery(request, variationsQuerySchema);
  return NextResponse.json(await findTillItems(getDb(), user.businessId, locationId, { variationIds: ids }));
});
