import { NextResponse } from "next/server";
import { getDashboard } from "@/lib/dashboard/get-dashboard";
import { getDb } from "@/lib/db";
import { withUser } from "@/lib/http/with-user";

/** GET /api/dashboard — the dashboard, as far as the user's permissions allow. */
export const GET = withUser({ all: ["products.view"] }, async ({ user }) =>
  NextResponse.json(await getDashboard(getDb(), user)),
);
