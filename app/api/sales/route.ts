import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";
import { saleRequestSchema } from "@/lib/sales/cart-schema";
import { completeSale } from "@/lib/sales/complete-sale";
import { listSales } from "@/lib/sales/list-sales";
import { saleFilterSchema } from "@/lib/sales/sale-filter";

/** GET /api/sales — a page of sales, by filters and a cursor. */
export const GET = withUser({ all: ["sales.view"] }, async ({ request, user }) =>
  NextResponse.json(await listSales(getDb(), user.businessId, readListQuery(saleFilterSchema, request))),
);

/** POST /api/sales — sells a cart; the same clientKey again returns the same sale. */
export const POST = withUser({ all: ["sales.create"] }, async ({ request, user }) =>
  NextResponse.json(await completeSale(getDb(), user, await parseBody(request, saleRequestSchema))),
);
