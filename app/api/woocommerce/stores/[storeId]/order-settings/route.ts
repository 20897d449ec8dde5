import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { orderSettingsInputSchema } from "@/lib/sync/stores/order-settings-input";
import { getOrderSettings, saveOrderSettings } from "@/lib/sync/stores/save-order-settings";

/** PUT /api/woocommerce/stores/<id>/order-settings — how orders are imported, and which stock is sent. */
export const PUT = withUser<{ storeId: string }>(SET_UP_STORES, async ({ request, user, params }) => {
  const storeId = parseId(params.storeId);
  await saveOrderSettings(
    getDb(),
    user.businessId,
    storeId,
    await parseBody(request, orderSettingsInputSchema),
    user.id,
  );
  return NextResponse.json(await getOrderSettings(getDb(), user.businessId, storeId));
});
