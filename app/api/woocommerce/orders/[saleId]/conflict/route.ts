import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SYNC_ORDERS } from "@/lib/permissions/woocommerce";
import { getOrder } from "@/lib/sync/orders/get-order";
import { conflictChoiceSchema } from "@/lib/sync/orders/conflict-choice-schema";
import { resolveConflict } from "@/lib/sync/orders/resolve-conflict";

/** POST /api/woocommerce/orders/<sale id>/conflict — resolves a conflict with the POS's or the store's side. */
export const POST = withUser<{ saleId: string }>(SYNC_ORDERS, async ({ request, user, params }) => {
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
