import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { findStock } from "@/lib/stock/find-stock";
import { findQuerySchema } from "@/lib/stock/stock-schema";

/** GET /api/stock/find?q=… — the variations that a typed or scanned code names. */
export const GET = withUser({ all: ["stock.view"] }, async ({ request, user }) => {
  const { q } = parseQuery(request, findQuerySchema);
  return NextResponse.json(await findStock(getDb(), user.businessId, q));
});
