import { NextResponse } from "next/server";
import { customerFilterSchema } from "@/lib/customers/customer-schema";
import { listCustomers } from "@/lib/customers/list-customers";
import { getDb } from "@/lib/db";
import { parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** As many customers as the dialog shows without much scrolling. */
const CHOICES = 20;

/** GET /api/till/customers — customers that are not archived, by a part of name, e-mail or phone. */
export const GET = withUser({ all: ["sales.create"] }, async ({ request, user }) => {
  const { items } = await listCustomers(
    getDb(),
    user.businessId,
    parseQuery(request, customerFilterSchema.pick({ q: true })),
    CHOICES,
  );
  return NextResponse.json(items);
});
