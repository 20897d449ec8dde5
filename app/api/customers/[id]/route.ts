import { NextResponse } from "next/server";
import { customerInputSchema } from "@/lib/customers/customer-schema";
import { getCustomer } from "@/lib/customers/get-customer";
import { updateCustomer } from "@/lib/customers/save-customer";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** GET /api/customers/<id> */
export const GET = withUser<{ id: string }>({ all: ["sales.view"] }, async ({ user, params }) =>
  NextResponse.json(await getCustomer(getDb(), user.businessId, parseId(params.id))),
);

/** PUT /api/customers/<id> — saves the whole form; returns the saved customer. */
export const PUT = withUser<{ id: string }>({ all: ["customers.edit"] }, async ({ request, user, params }) => {
  const id = parseId(params.id);
  await updateCustomer(getDb(), user, id, await parseBody(request, customerInputSchema));
  return NextResponse.json(await getCustomer(getDb(), user.businessId, id));
});
