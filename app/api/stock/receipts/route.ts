import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { receiveStock } from "@/lib/stock/receive-stock";
import { receiptSchema } from "@/lib/stock/stock-schema";

/** POST /api/stock/receipts — books received goods. */
export const POST = withUser({ all: ["stock.adjust"] }, async ({ request, user }) =>
  NextResponse.json(await receiveStock(getDb(), user, await parseBody(request, receiptSchema)), { status: 201 }),
);
