import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { setReorderLevel } from "@/lib/stock/set-reorder-level";
import { reorderLevelSchema } from "@/lib/stock/stock-schema";

/** PATCH /api/stock/variations/<id> — sets the reorder level. */
export const PATCH = withUser<{ id: string }>({ all: ["stock.adjust"] }, async ({ request, user, params }) => {
  const { lowStockAt } = await parseBody(request, reorderLevelSchema);
  await setReorderLevel(getDb(), user, parseId(params.id), lowStockAt);
  return new NextResponse(null, { status: 204 });
});
