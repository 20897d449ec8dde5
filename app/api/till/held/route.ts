import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { holdRequestSchema } from "@/lib/sales/cart-schema";
import { holdSale, listHeldSales } from "@/lib/sales/hold-sale";

/** GET /api/till/held — the held sales, latest first. */
export const GET = withUser({ all: ["sales.create"] }, async ({ user }) =>
  NextResponse.json(await listHeldSales(getDb(), user.businessId)),
);

/** POST /api/till/held — holds a cart. */
export const POST = withUser({ all: ["sales.create"] }, async ({ request, user }) =>
  NextResponse.json(await holdSale(getDb(), user, await parseBody(request, holdRequestSchema))),
);
