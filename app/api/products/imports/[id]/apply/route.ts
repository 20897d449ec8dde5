import { NextResponse } from "next/server";
import { applyImport } from "@/lib/catalog/import/apply-import";
import { applySchema } from "@/lib/catalog/import/import-schema";
import { enqueueImport } from "@/lib/catalog/import/job";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { IMPORT_PRODUCTS } from "@/lib/permissions/products";

/** POST /api/products/imports/<id>/apply — writes a checked file, all of it or its good products. */
export const POST = withUser<{ id: string }>(IMPORT_PRODUCTS, async ({ request, user, params }) => {
  const choices = await parseBody(request, applySchema);
  return NextResponse.json(await applyImport(getDb(), user.businessId, parseId(params.id), enqueueImport, choices));
});
