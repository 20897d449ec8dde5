import { NextResponse } from "next/server";
import { customerFilterSchema, customerInputSchema } from "@/lib/customers/customer-schema";
import { listCustomers } from "@/lib/customers/list-customers";
import { createCustomer } from "@/lib/customers/save-customer";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";

/** GET /api/customers — a page of customers, by name. */
export const GET = withUser({ all: ["sales.view"] }, async ({ request, user }) =>
  NextResponse.json(await listCustomers(getDb(), user.businessId, readListQuery(customerFilterSchema, request))),
);

/** POST /api/customers — a new customer; 409 when another customer has the e-mail address. */
export const POST = withUser({ all: ["customers.edit"] }, async ({ request, user }) =>
  NextResponse.json(await createCustomer(getDb(), user, await parseBody(request, customerInputSchema)), {
    status: 201,
  }),
);
