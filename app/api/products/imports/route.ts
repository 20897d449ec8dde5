import { NextResponse } from "next/server";
import { importOptionsSchema } from "@/lib/catalog/import/import-schema";
import { enqueueImport } from "@/lib/catalog/import/job";
import { startImport } from "@/lib/catalog/import/start-import";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseQuery } from "@/lib/http/route";
import { uploadPieces } from "@/lib/http/upload-pieces";
import { withUser } from "@/lib/http/with-user";
import { IMPORT_PRODUCTS } from "@/lib/permissions/products";

/**
 * POST /api/products/imports?fileName=…&existing=…&location=… — the body is the file, read as a stream; a dry run
 * follows.
 */
export const POST = withUser(IMPORT_PRODUCTS, async ({ request, user }) => {
  const options = parseQuery(request, importOptionsSchema);
  if (request.body === null) throw new AppError("invalid_input", "importEmpty");
  const view = await startImport(
    getDb(),
    { businessId: user.businessId, userId: user.id },
    options,
    uploadPieces(request),
    enqueueImport,
  );
  return NextResponse.json(view, { status: 201 });
});
