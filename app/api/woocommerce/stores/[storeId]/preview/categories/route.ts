import { NextResponse } from "next/server";
import { parseId, parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { PREVIEW_CATEGORIES } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { previewCategories } from "@/lib/sync/preview/preview-categories";
import { previewThingsSchema } from "@/lib/sync/preview/preview-request-schema";

/** GET /api/woocommerce/stores/<id>/preview/categories — the categories that a run would send. */
export const GET = withUser<{ storeId: string }>(PREVIEW_CATEGORIES, async ({ request, user, params }) => {
  const of = { businessId: user.businessId, storeId: parseId(params.storeId) };
  return NextResponse.json(await previewCategories(engineDeps(), of, parseQuery(request, previewThingsSchema)));
});
