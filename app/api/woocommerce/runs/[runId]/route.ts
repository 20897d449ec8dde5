import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { getRunProgress } from "@/lib/sync/runs/run-progress";

/** GET /api/woocommerce/runs/<id> */
export const GET = withUser<{ runId: string }>(VIEW_STORES, async ({ user, params }) =>
  NextResponse.json(await getRunProgress(getDb(), user.businessId, parseId(params.runId))),
);
