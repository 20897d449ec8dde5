import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { createStore } from "@/lib/sync/stores/save-store";
import { storeInputSchema } from "@/lib/sync/stores/store-input-schema";

/** POST /api/woocommerce/stores — connects a store. */
export const POST = withUser(SET_UP_STORES, async ({ request, user }) => {
  const { id } = await createStore(getDb(), user.businessId, await parseBody(request, storeInputSchema), user.id);
  return NextResponse.json({ id }, { status: 201 });
});
