import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { getSale } from "@/lib/sales/get-sale";

/** GET /api/sales/<id> — a sale with its lines, payments and returns. */
export const GET = withUser<{ id: string }>({ all: ["sales.view"] }, async ({ user, params }) =>
  NextResponse.json(await getSale(getDb(), user.businessId, parseId(params.id))),
);
