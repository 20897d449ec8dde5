import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { findScan } from "@/lib/sales/find-scan";
import { codeQuerySchema } from "@/lib/sales/till-items";

/**
 * GET /api/till/scan — the variations with exactly this barcode or SKU, after an optional quantity; an empty list
 * when none has it.
 */
export const GET = withUser({ all: ["sales.create"] }, async ({ request, user }) => {
  const { code, locationId } = parseQuery(request, codeQuerySchema);
  return NextResponse.json(await findScan(getDb(), user.businessId, locationId, code));
});
