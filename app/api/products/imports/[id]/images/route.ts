import { NextResponse } from "next/server";
import { listFailedImages } from "@/lib/catalog/import/get-import";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { noFilterSchema, readListQuery } from "@/lib/list/filter";
import { IMPORT_PRODUCTS } from "@/lib/permissions/products";

/** GET /api/products/imports/<id>/images — a page of the images that did not come. */
export const GET = withUser<{ id: string }>(IMPORT_PRODUCTS, async ({ request, user, params }) => {
  const { cursor } = readListQuery(noFilterSchema, request);
  return NextResponse.json(await listFailedImages(getDb(), user.businessId, parseId(params.id), cursor));
});
