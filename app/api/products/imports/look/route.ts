import { NextResponse } from "next/server";
import { lookOptionsSchema } from "@/lib/catalog/import/import-schema";
import { lookAtFile } from "@/lib/catalog/import/look-at-file";
import { getDb } from "@/lib/db";
import { parseQuery } from "@/lib/http/route";
import { uploadPieces } from "@/lib/http/upload-pieces";
import { withUser } from "@/lib/http/with-user";
import { IMPORT_PRODUCTS } from "@/lib/permissions/products";

/** POST /api/products/imports/look?columns=… — what the file in the body holds and asks; nothing is stored. */
export const POST = withUser(IMPORT_PRODUCTS, async ({ request, user }) => {
  const { columns } = parseQuery(request, lookOptionsSchema);
  return NextResponse.json(await lookAtFile(getDb(), user.businessId, columns, uploadPieces(request)));
});
