import { NextResponse } from "next/server";
import { cancelImport } from "@/lib/catalog/import/apply-import";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withImporter } from "../../with-importer";

/** POST /api/products/imports/<id>/cancel — takes an import back as long as it is not written. */
export const POST = withImporter<{ id: string }>(async ({ user, params }) =>
  NextResponse.json(await cancelImport(getDb(), user.businessId, parseId(params.id))),
);
