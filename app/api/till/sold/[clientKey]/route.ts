import { NextResponse } from "next/server";
import { z } from "zod";
import { getDb } from "@/lib/db";
import { parseInput } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { getSoldCart } from "@/lib/sales/sold-cart";

/** GET /api/till/sold/<clientKey> — the sale of a client key, for a till whose answer was lost. */
export const GET = withUser<{ clientKey: string }>({ all: ["sales.create"] }, async ({ user, params }) =>
  NextResponse.json(await getSoldCart(getDb(), user.businessId, parseInput(z.uuid(), params.clientKey))),
);
