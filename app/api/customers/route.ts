import { NextResponse } from "next/server";
import { customerInputSchema, customerQuerySchema } from "@/lib/customers/customer-schema";
import { listCustomers } from "@/lib/customers/list-customers";
import { createCustomer } from "@/lib/customers/save-customer";
import { getDb } from "@/lib/db";
import { parseBody, parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** GET /api/customers — a page of customers, by name. */
export const GET = withUser({ all: ["sales.view"] }, async ({ request, user }) =>
  NextResponse.json(await listCustomers(getDb(), user.businessId, parseQuery(request, customerQuerySchema))),
);

/** POST /api/customers — a new customer; 409 when another one has the e-mail address. */
export const POST = withUser({ all: ["customers.edit"] }, async ({ request, user }) =>
  NextResponse.json(await createCustomer(getDb(), user, await parseBody(request, customerInputSchema)), {
    status: 201,
  }),
);
