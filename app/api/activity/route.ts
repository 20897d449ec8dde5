import { NextResponse } from "next/server";
import { activityQuerySchema } from "@/lib/activity/activity-schema";
import { listActivities } from "@/lib/activity/list-activities";
import { getDb } from "@/lib/db";
import { parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";

/** GET /api/activity — who changed what, newest first. */
export const GET = withUser({ all: ["activity.view"] }, async ({ request, user }) =>
  NextResponse.json(await listActivities(getDb(), user.businessId, parseQuery(request, activityQuerySchema))),
);
