import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { discardHeldSale, getHeldCart } from "@/lib/sales/hold-sale";

/** GET /api/till/held/<id> — a held sale in the shape of a cart. */
export const GET = withUser<{ id: string }>({ all: ["sales.create"] }, async ({ user, params }) =>
  NextResponse.json(await getHeldCart(getDb(), user.businessId, parseId(params.id))),
);

/** DELETE /api/till/held/<id> — deletes a held sale. */
export const DELETE = withUser<{ id: string }>({ all: ["sales.create"] }, async ({ user, params }) => {
  await discardHeldSale(getDb(), user, parseId(params.id));
  return new NextResponse(null, { status: 204 });
});
