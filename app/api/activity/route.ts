import { NextResponse } from "next/server";
import { activityFilterSchema } from "@/lib/activity/activity-schema";
import { listActivities } from "@/lib/activity/list-activities";
import { getDb } from "@/lib/db";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";

/** GET /api/activity — who changed what, newest first. */
export const GET = withUser({ all: ["activity.view"] }, async ({ request, user }) =>
  NextResponse.json(await listActivities(getDb(), user.businessId, readListQuery(activityFilterSchema, request))),
);
