import { NextResponse } from "next/server";
import { applyImport } from "@/lib/catalog/import/apply-import";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { enqueueImport } from "../../enqueue-import";
import { withImporter } from "../../with-importer";

/** POST /api/products/imports/<id>/apply — writes a checked file, all of it or nothing. */
export const POST = withImporter<{ id: string }>(async ({ user, params }) =>
  NextResponse.json(await applyImport(getDb(), user.businessId, parseId(params.id), enqueueImport)),
);
