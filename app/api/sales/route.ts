import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { saleRequestSchema } from "@/lib/sales/cart-schema";
import { completeSale } from "@/lib/sales/complete-sale";
import { listSales } from "@/lib/sales/list-sales";
import { saleQuerySchema } from "@/lib/sales/sale-filter";

/** GET /api/sales — a page of sales, by their filters and a cursor. */
export const GET = withUser({ all: ["sales.view"] }, async ({ request, user }) =>
  NextResponse.json(await listSales(getDb(), user.businessId, parseQuery(request, saleQuerySchema))),
);

/** POST /api/sales — sells a cart; the same clientKey again answers with the same sale. */
export const POST = withUser({ all: ["sales.create"] }, async ({ request, user }) =>
  NextResponse.json(await completeSale(getDb(), user, await parseBody(request, saleRequestSchema))),
);
