import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { connectionTestSchema } from "@/lib/sync/stores/store-input-schema";
import { testStore } from "@/lib/sync/stores/test-store";

/** POST /api/woocommerce/connection-test — 200 with the result, also when the store refuses. */
export const POST = withUser(SET_UP_STORES, async ({ request, user }) => {
  const input = await parseBody(request, connectionTestSchema);
  return NextResponse.json(await testStore(getDb(), user.businessId, input, { signal: request.signal }));
});
