import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { findTillItems, variationsQuerySchema } from "@/lib/sales/till-items";

/** GET /api/till/variations — what is in a cart, with the prices, taxes and stock of now; what is no longer sold is missing. */
export const GET = withUser({ all: ["sales.create"] }, async ({ request, user }) => {
  const { ids, locationId } = parseQuery(request, variationsQuerySchema);
  return NextResponse.json(await findTillItems(getDb(), user.businessId, locationId, { variationIds: ids }));
});
