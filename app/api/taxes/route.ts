import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { createTaxRate } from "@/lib/taxes/edit-tax-rates";
import { listTaxRates } from "@/lib/taxes/list-tax-rates";
import { taxRateSchema } from "@/lib/taxes/tax-schema";

/** GET /api/taxes — all tax rates with the products and groups that use them. */
export const GET = withUser({ all: ["taxes.edit"] }, async ({ user }) =>
  NextResponse.json(await listTaxRates(getDb(), user.businessId)),
);

/** POST /api/taxes — adds a tax rate. */
export const POST = withUser({ all: ["taxes.edit"] }, async ({ request, user }) => {
  const input = await parseBody(request, taxRateSchema);
  return NextResponse.json(await createTaxRate(getDb(), user, input), { status: 201 });
});
