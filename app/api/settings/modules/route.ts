import { NextResponse } from "next/server";
import { z } from "zod";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { setModule } from "@/lib/settings/business";
import { MODULES } from "@/lib/auth/modules";

const switchSchema = z.object({ module: z.enum(MODULES), isOn: z.boolean() });

/** PATCH /api/settings/modules: switches one module on or off. */
export const PATCH = withUser({ all: ["settings.edit"] }, async ({ request, user }) => {
  const { module, isOn } = await parseBody(request, switchSchema);
  return NextResponse.json({ modules: await setModule(getDb(), user.businessId, module, isOn, user.id) });
});
