import { NextResponse } from "next/server";
import { dismissNextSteps } from "@/lib/dashboard/next-steps";
import { getDb } from "@/lib/db";
import { withUser } from "@/lib/http/with-user";

/** DELETE /api/dashboard/next-steps — dismisses the list of next steps for everybody in the business. */
export const DELETE = withUser({ all: ["settings.edit"] }, async ({ user }) => {
  await dismissNextSteps(getDb(), user.businessId);
  return new NextResponse(null, { status: 204 });
});
