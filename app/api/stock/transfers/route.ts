import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { transferStock } from "@/lib/stock/transfer-stock";
import { transferSchema } from "@/lib/stock/stock-schema";

/**
 * POST /api/stock/transfers — books goods from one location to another; 409 when stock is short and the user may
 * override.
 */
export const POST = withUser({ all: ["stock.adjust"] }, async ({ request, user }) =>
  NextResponse.json(await transferStock(getDb(), user, await parseBody(request, transferSchema)), { status: 201 }),
);
