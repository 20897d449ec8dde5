import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { getStoreDetails } from "@/lib/sync/stores/list-stores";
import { updateStore } from "@/lib/sync/stores/save-store";
import { storeInputSchema } from "@/lib/sync/stores/store-input-schema";

/** GET /api/woocommerce/stores/<id> — its settings, without secrets. */
export const GET = withUser<{ storeId: string }>(SET_UP_STORES, async ({ user, params }) =>
  NextResponse.json(await getStoreDetails(getDb(), user.businessId, parseId(params.storeId))),
);

/** PUT /api/woocommerce/stores/<id> — saves its settings; empty keys leave the saved keys unchanged. */
export const PUT = withUser<{ storeId: string }>(SET_UP_STORES, async ({ request, user, params }) => {
  const storeId = parseId(params.storeId);
  await updateStore(getDb(), user.businessId, storeId, await parseBody(request, storeInputSchema), user.id);
  return NextResponse.json(await getStoreDetails(getDb(), user.businessId, storeId));
});
