import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { searchStore } from "@/lib/sync/stores/search-store";
import { storeSearchSchema } from "@/lib/sync/stores/store-search-schema";

/** POST /api/woocommerce/store-search — 200 with the store of an address, or with what stands in the way. */
export const POST = withUser(SET_UP_STORES, async ({ request, user }) => {
  const { address } = await parseBody(request, storeSearchSchema);
  return NextResponse.json(await searchStore(getDb(), user.businessId, address));
});
