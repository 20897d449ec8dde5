import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";
import { listStock } from "@/lib/stock/list-stock";
import { stockFilterSchema } from "@/lib/stock/stock-schema";

/** GET /api/stock — a page of variations with their stock, by filters and a cursor. */
export const GET = withUser({ all: ["stock.view"] }, async ({ request, user }) =>
  NextResponse.json(await listStock(getDb(), user.businessId, readListQuery(stockFilterSchema, request))),
);
