import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { retentionSchema } from "@/lib/sync/retention/retention-schema";
import { saveRetention } from "@/lib/sync/retention/retention-settings";

/** PUT /api/settings/retention — for how many days the history is stored. */
export const PUT = withUser({ all: ["settings.edit"] }, async ({ request, user }) => {
  const retention = await parseBody(request, retentionSchema);
  return NextResponse.json(await saveRetention(getDb(), user.businessId, retention, user.id));
});
