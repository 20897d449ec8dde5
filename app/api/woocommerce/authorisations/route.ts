import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { authorisationSchema } from "@/lib/sync/stores/authorisation-schema";
import { startAuthorisation } from "@/lib/sync/stores/start-authorisation";

/** POST /api/woocommerce/authorisations — 201 with the store's page that grants keys. */
export const POST = withUser(SET_UP_STORES, async ({ request, user }) => {
  const input = await parseBody(request, authorisationSchema);
  return NextResponse.json(await startAuthorisation(getDb(), user, input), { status: 201 });
});
