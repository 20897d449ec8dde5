import { NextResponse } from "next/server";
import { applyImport } from "@/lib/catalog/import/apply-import";
import { enqueueImport } from "@/lib/catalog/import/job";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { IMPORT_PRODUCTS } from "@/lib/permissions/products";

/** POST /api/products/imports/<id>/apply — writes a checked file, all of it or nothing. */
export const POST = withUser<{ id: string }>(IMPORT_PRODUCTS, async ({ user, params }) =>
  NextResponse.json(await applyImport(getDb(), user.businessId, parseId(params.id), enqueueImport)),
);
