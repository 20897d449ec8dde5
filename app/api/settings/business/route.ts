import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { updateBusinessSettings } from "@/lib/settings/business";
import { businessSettingsSchema } from "@/lib/settings/business-schema";

/** PATCH /api/settings/business */
export const PATCH = withUser({ all: ["settings.edit"] }, async ({ request, user }) => {
  const settings = await parseBody(request, businessSettingsSchema);
  return NextResponse.json(await updateBusinessSettings(getDb(), user.businessId, settings, user.id));
});
