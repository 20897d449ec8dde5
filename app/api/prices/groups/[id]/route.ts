import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { updatePriceGroup } from "@/lib/prices/price-groups";
import { groupEditSchema } from "@/lib/prices/price-schema";

/** PATCH /api/prices/groups/<id> — renames, archives (409 while a store sells at its prices) or restores. */
export const PATCH = withUser<{ id: string }>({ all: ["prices.edit"] }, async ({ request, user, params }) => {
  await updatePriceGroup(getDb(), user, parseId(params.id), await parseBody(request, groupEditSchema));
  return new NextResponse(null, { status: 204 });
});
