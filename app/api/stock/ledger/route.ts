import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { listLedger } from "@/lib/stock/list-ledger";
import { ledgerQuerySchema } from "@/lib/stock/stock-schema";

/** GET /api/stock/ledger — movements, newest first, by their filters. */
export const GET = withUser({ all: ["stock.view"] }, async ({ request, user }) =>
  NextResponse.json(await listLedger(getDb(), user.businessId, parseQuery(request, ledgerQuerySchema))),
);
