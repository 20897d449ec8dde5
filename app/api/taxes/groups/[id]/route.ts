import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { updateTaxGroup } from "@/lib/taxes/edit-tax-groups";
import { taxGroupEditSchema } from "@/lib/taxes/tax-schema";

/** PATCH /api/taxes/groups/<id> — changes name and members; 409 when somebody else changed the group meanwhile. */
export const PATCH = withUser<{ id: string }>({ all: ["taxes.edit"] }, async ({ request, user, params }) => {
  await updateTaxGroup(getDb(), user, parseId(params.id), await parseBody(request, taxGroupEditSchema));
  return new NextResponse(null, { status: 204 });
});
