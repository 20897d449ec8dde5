import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { createTaxGroup } from "@/lib/taxes/edit-tax-groups";
import { taxGroupSchema } from "@/lib/taxes/tax-schema";

/** POST /api/taxes/groups — adds a tax group. */
export const POST = withUser({ all: ["taxes.edit"] }, async ({ request, user }) => {
  const input = await parseBody(request, taxGroupSchema);
  return NextResponse.json(await createTaxGroup(getDb(), user, input), { status: 201 });
});
