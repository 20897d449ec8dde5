import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { getSale } from "@/lib/sales/get-sale";
import { setSaleStatus, statusRequestSchema } from "@/lib/sales/set-sale-status";

/** PUT /api/sales/<id>/status — makes a draft final, or a final sale a draft; the stock is posted with it. */
export const PUT = withUser<{ id: string }>({ all: ["sales.edit"] }, async ({ request, user, params }) => {
  const id = parseId(params.id);
  await setSaleStatus(getDb(), user, id, await parseBody(request, statusRequestSchema));
  return NextResponse.json(await getSale(getDb(), user.businessId, id));
});
