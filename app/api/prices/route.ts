import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";
import { listPrices } from "@/lib/prices/list-prices";
import { priceFilterSchema, savePricesSchema } from "@/lib/prices/price-schema";
import { savePrices } from "@/lib/prices/save-prices";

/** GET /api/prices — a page of variations with all their prices. */
export const GET = withUser({ all: ["prices.edit"] }, async ({ request, user }) =>
  NextResponse.json(await listPrices(getDb(), user.businessId, readListQuery(priceFilterSchema, request))),
);

/** PATCH /api/prices — saves the valid cells and lists the refused ones. */
export const PATCH = withUser({ all: ["prices.edit"] }, async ({ request, user }) => {
  const { cells } = await parseBody(request, savePricesSchema);
  return NextResponse.json(await savePrices(getDb(), user, cells));
});
