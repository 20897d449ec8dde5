import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { updateTaxRate } from "@/lib/taxes/edit-tax-rates";
import { taxRateEditSchema } from "@/lib/taxes/tax-schema";

/** PATCH /api/taxes/<id> — changes, archives or restores; 409 when somebody else changed the rate meanwhile. */
export const PATCH = withUser<{ id: string }>({ all: ["taxes.edit"] }, async ({ request, user, params }) => {
  await updateTaxRate(getDb(), user, parseId(params.id), await parseBody(request, taxRateEditSchema));
  return new NextResponse(null, { status: 204 });
});
