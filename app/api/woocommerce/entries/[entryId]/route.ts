import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { getEntrySent } from "@/lib/sync/runs/list-entries";
import { withWooUser } from "../../with-woo-user";

/** GET /api/woocommerce/entries/<id> — what the store was sent. */
export const GET = withWooUser<{ entryId: string }>("woocommerce.view", async ({ user, params }) =>
  NextResponse.json({ sent: await getEntrySent(getDb(), user.businessId, parseId(params.entryId)) }),
);
