import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { createPriceGroup, listPriceGroups } from "@/lib/prices/price-groups";
import { groupNameSchema } from "@/lib/prices/price-schema";

/** GET /api/prices/groups — all price groups. */
export const GET = withUser({ all: ["prices.edit"] }, async ({ user }) =>
  NextResponse.json(await listPriceGroups(getDb(), user.businessId)),
);

/** POST /api/prices/groups — adds a price group. */
export const POST = withUser({ all: ["prices.edit"] }, async ({ request, user }) => {
  const input = await parseBody(request, groupNameSchema);
  return NextResponse.json(await createPriceGroup(getDb(), user, input.name), { status: 201 });
});
