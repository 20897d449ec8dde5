import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { getEntrySent } from "@/lib/sync/runs/list-entries";

/** GET /api/woocommerce/entries/<id> — the payload that was sent to the store. */
export const GET = withUser<{ entryId: string }>(VIEW_STORES, async ({ user, params }) =>
  NextResponse.json({ sent: await getEntrySent(getDb(), user.businessId, parseId(params.entryId)) }),
);
