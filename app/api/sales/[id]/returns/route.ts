import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { createReturn } from "@/lib/sales/create-return";
import { getSale } from "@/lib/sales/get-sale";
import { returnRequestSchema } from "@/lib/sales/return-schema";

/** POST /api/sales/<id>/returns — records a return; returns the changed sale. */
export const POST = withUser<{ id: string }>({ all: ["sales.edit"] }, async ({ request, user, params }) => {
  const id = parseId(params.id);
  await createReturn(getDb(), user, id, await parseBody(request, returnRequestSchema));
  return NextResponse.json(await getSale(getDb(), user.businessId, id));
});
