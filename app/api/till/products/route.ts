import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { listTillItems, tillQuerySchema } from "@/lib/sales/till-items";

/** GET /api/till/products — a page of products on sale, with prices and the location's stock. */
export const GET = withUser({ all: ["sales.create"] }, async ({ request, user }) =>
  NextResponse.json(await listTillItems(getDb(), user.businessId, parseQuery(request, tillQuerySchema))),
);
