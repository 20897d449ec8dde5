import { NextResponse } from "next/server";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { getCustomer } from "@/lib/customers/get-customer";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** PUT /api/customers/<id>/erased — removes the person's data for good; returns what is left of the customer. */
export const PUT = withUser<{ id: string }>({ all: ["customers.erase"] }, async ({ user, params }) => {
  const id = parseId(params.id);
  await eraseCustomer(getDb(), user, id);
  return NextResponse.json(await getCustomer(getDb(), user.businessId, id));
});
