import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { EDIT_ORDERS, VIEW_STORES } from "@/lib/permissions/woocommerce";
import { saleEditSchema } from "@/lib/sales/edit-sale";
import { editOrder } from "@/lib/sync/orders/edit-order";
import { getOrder } from "@/lib/sync/orders/get-order";

type Params = { saleId: string };

/** GET /api/woocommerce/orders/<sale id> */
export const GET = withUser<Params>(VIEW_STORES, async ({ user, params }) =>
  NextResponse.json(await getOrder(getDb(), user.businessId, parseId(params.saleId))),
);

/** PATCH /api/woocommerce/orders/<sale id> — changes what staff may change; returns the changed order. */
export const PATCH = withUser<Params>(EDIT_ORDERS, async ({ request, user, params }) => {
  const { businessId, id: userId } = user;
  const saleId = parseId(params.saleId);
  await editOrder(getDb(), { businessId, saleId, userId, edit: await parseBody(request, saleEditSchema) });
  return NextResponse.json(await getOrder(getDb(), businessId, saleId));
});
