import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { MAP_TAXES } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { getTaxMapping } from "@/lib/sync/taxes/get-tax-mapping";
import { saveTaxMapping } from "@/lib/sync/taxes/save-tax-mapping";
import { taxMappingSchema } from "@/lib/sync/taxes/tax-mapping-schema";

/** GET /api/woocommerce/stores/<id>/tax-mapping — fetches tax rates and classes from the store. */
export const GET = withUser<{ storeId: string }>(MAP_TAXES, async ({ user, params }) =>
  NextResponse.json(await getTaxMapping(engineDeps(), user.businessId, parseId(params.storeId))),
);

/** PUT /api/woocommerce/stores/<id>/tax-mapping */
export const PUT = withUser<{ storeId: string }>(MAP_TAXES, async ({ request, user, params }) => {
  await saveTaxMapping(
    getDb(),
    user.businessId,
    parseId(params.storeId),
    await parseBody(request, taxMappingSchema),
    user.id,
  );
  return NextResponse.json({});
});
