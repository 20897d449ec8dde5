import { NextResponse } from "next/server";
import { getImport } from "@/lib/catalog/import/get-import";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withImporter } from "../with-importer";

/** GET /api/products/imports/<id> — where an import stands. */
export const GET = withImporter<{ id: string }>(async ({ user, params }) =>
  NextResponse.json(await getImport(getDb(), user.businessId, parseId(params.id))),
);
