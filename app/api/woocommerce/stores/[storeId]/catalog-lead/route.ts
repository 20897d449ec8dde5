import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { catalogLeadSchema } from "@/lib/sync/stores/catalog-lead-schema";
import { saveCatalogLead } from "@/lib/sync/stores/connect-progress";

/** PUT /api/woocommerce/stores/<id>/catalog-lead — whose products the first sync begins with. */
export const PUT = withUser<{ storeId: string }>(SET_UP_STORES, async ({ request, user, params }) => {
  const { lead } = await parseBody(request, catalogLeadSchema);
  await saveCatalogLead(getDb(), user.businessId, parseId(params.storeId), lead);
  return NextResponse.json({});
});
