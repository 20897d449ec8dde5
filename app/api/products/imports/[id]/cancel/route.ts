import { NextResponse } from "next/server";
import { cancelImport } from "@/lib/catalog/import/apply-import";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { IMPORT_PRODUCTS } from "@/lib/permissions/products";

/** POST /api/products/imports/<id>/cancel — cancels an import that is not written yet. */
export const POST = withUser<{ id: string }>(IMPORT_PRODUCTS, async ({ user, params }) =>
  NextResponse.json(await cancelImport(getDb(), user.businessId, parseId(params.id))),
);
