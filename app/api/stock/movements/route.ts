import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { listMovements } from "@/lib/stock/list-movements";
import { manualMovementSchema, movementQuerySchema } from "@/lib/stock/movement-schema";
import { recordManualMovement } from "@/lib/stock/record-movement";

/** GET /api/stock/movements?productId=…&cursor=… — the ledger of a product, newest first. */
export const GET = withUser({ all: ["stock.view"] }, async ({ request, user }) => {
  const { productId, cursor } = parseQuery(request, movementQuerySchema);
  return NextResponse.json(await listMovements(getDb(), user.businessId, { productId: Number(productId), cursor }));
});

/** POST /api/stock/movements — an adjustment, a receipt or a count; `id` is null when a count changed nothing. */
export const POST = withUser({ all: ["stock.adjust"] }, async ({ request, user }) => {
  const movement = await parseBody(request, manualMovementSchema);
  return NextResponse.json(await recordManualMovement(getDb(), user.businessId, user.id, movement), { status: 201 });
});
