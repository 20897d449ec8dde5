import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { findScan } from "@/lib/sales/find-scan";
import { codeQuerySchema } from "@/lib/sales/till-items";

/** GET /api/till/scan — what has this very barcode or SKU, a quantity before it read off; no items when nothing has. */
export const GET = withUser({ all: ["sales.create"] }, async ({ request, user }) => {
  const { code, locationId } = parseQuery(request, codeQuerySchema);
  return NextResponse.json(await findScan(getDb(), user.businessId, locationId, code));
});
