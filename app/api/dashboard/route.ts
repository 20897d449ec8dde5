import { NextResponse } from "next/server";
import { getShopOverview } from "@/lib/dashboard/get-shop-overview";
import { getDb } from "@/lib/db";
import { withUser } from "@/lib/http/with-user";

/** GET /api/dashboard — what the dashboard says of the shop itself. */
export const GET = withUser("products.view", async ({ user }) =>
  NextResponse.json(await getShopOverview(getDb(), user.businessId)),
);
