import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { getOrder } from "@/lib/sync/orders/get-order";
import { conflictChoiceSchema, resolveConflict } from "@/lib/sync/orders/resolve-conflict";
import { withWooUser } from "../../../with-woo-user";

/** POST /api/woocommerce/orders/<sale id>/conflict — keeps the POS's side or takes the store's. */
export const POST = withWooUser<{ saleId: string }>("woocommerce.sync_orders", async ({ request, user, params }) => {
  const { businessId, id: userId } = user;
  const saleId = parseId(params.saleId);
  await resolveConflict(getDb(), {
    businessId,
    saleId,
    userId,
    choice: await parseBody(request, conflictChoiceSchema),
  });
  return NextResponse.json(await getOrder(getDb(), businessId, saleId));
});
