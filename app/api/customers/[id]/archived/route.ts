import { NextResponse } from "next/server";
import { archivedSchema } from "@/lib/catalog/new-product-schema";
import { setCustomerArchived } from "@/lib/customers/archive-customer";
import { getCustomer } from "@/lib/customers/get-customer";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** PUT /api/customers/<id>/archived — archives or restores a customer. */
export const PUT = withUser<{ id: string }>({ all: ["customers.edit"] }, async ({ request, user, params }) => {
  const id = parseId(params.id);
  const { isArchived } = await parseBody(request, archivedSchema);
  await setCustomerArchived(getDb(), user, id, isArchived);
  return NextResponse.json(await getCustomer(getDb(), user.businessId, id));
});
