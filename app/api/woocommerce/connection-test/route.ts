import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { connectionTestSchema } from "@/lib/sync/stores/store-input-schema";
import { testStore } from "@/lib/sync/stores/test-store";
import { withWooUser } from "../with-woo-user";

/** POST /api/woocommerce/connection-test — 200 with what was found, also when the store refuses. */
export const POST = withWooUser("woocommerce.settings", async ({ request, user }) => {
  const input = await parseBody(request, connectionTestSchema);
  return NextResponse.json(await testStore(getDb(), user.businessId, input, { signal: request.signal }));
});
