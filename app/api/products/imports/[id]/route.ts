import { NextResponse } from "next/server";
import { getImport } from "@/lib/catalog/import/get-import";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { IMPORT_PRODUCTS } from "@/lib/permissions/products";

/** GET /api/products/imports/<id> — the state of an import. */
export const GET = withUser<{ id: string }>(IMPORT_PRODUCTS, async ({ user, params }) =>
  NextResponse.json(await getImport(getDb(), user.businessId, parseId(params.id))),
);
