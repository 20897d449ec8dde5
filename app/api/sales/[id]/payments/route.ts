import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { getSale } from "@/lib/sales/get-sale";
import { paymentRequestSchema, takePayment } from "@/lib/sales/take-payment";

/** POST /api/sales/<id>/payments — records payments of what is due; returns the changed sale. */
export const POST = withUser<{ id: string }>({ all: ["sales.create"] }, async ({ request, user, params }) => {
  const id = parseId(params.id);
  await takePayment(getDb(), user, id, await parseBody(request, paymentRequestSchema));
  return NextResponse.json(await getSale(getDb(), user.businessId, id));
});
