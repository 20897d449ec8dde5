import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { createStore } from "@/lib/sync/stores/save-store";
import { storeInputSchema } from "@/lib/sync/stores/store-input-schema";
import { withWooUser } from "../with-woo-user";

/** POST /api/woocommerce/stores — connects another store. */
export const POST = withWooUser("woocommerce.settings", async ({ request, user }) => {
  const { id } = await createStore(getDb(), user.businessId, await parseBody(request, storeInputSchema), user.id);
  return NextResponse.json({ id }, { status: 201 });
});
