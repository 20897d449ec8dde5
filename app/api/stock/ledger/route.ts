import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";
import { listLedger } from "@/lib/stock/list-ledger";
import { ledgerQuerySchema } from "@/lib/stock/stock-schema";

/** GET /api/stock/ledger — a page of movements, newest first, by filters. */
export const GET = withUser({ all: ["stock.view"] }, async ({ request, user }) =>
  NextResponse.json(await listLedger(getDb(), user.businessId, readListQuery(ledgerQuerySchema, request))),
);
