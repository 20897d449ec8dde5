import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { getRunProgress } from "@/lib/sync/runs/run-progress";
import { withWooUser } from "../../with-woo-user";

/** GET /api/woocommerce/runs/<id> */
export const GET = withWooUser<{ runId: string }>("woocommerce.view", async ({ user, params }) =>
  NextResponse.json(await getRunProgress(getDb(), user.businessId, parseId(params.runId))),
);
