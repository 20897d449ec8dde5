import { NextResponse } from "next/server";
import { z } from "zod";
import { getDb } from "@/lib/db";
import { parseInput } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { getSoldCart } from "@/lib/sales/sold-cart";

/** GET /api/till/sold/<clientKey> — what was sold with a cart's key, for a till that never got the answer. */
export const GET = withUser<{ clientKey: string }>({ all: ["sales.create"] }, async ({ user, params }) =>
  NextResponse.json(await getSoldCart(getDb(), user.businessId, parseInput(z.uuid(), params.clientKey))),
);
