import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { createLocation } from "@/lib/locations/edit-locations";
import { listLocations } from "@/lib/locations/list-locations";
import { newLocationSchema } from "@/lib/locations/location-schema";

/** GET /api/locations — all locations with the stock and stores that use them. */
export const GET = withUser({ all: ["locations.edit"] }, async ({ user }) =>
  NextResponse.json(await listLocations(getDb(), user.businessId)),
);

/** POST /api/locations — adds a location. */
export const POST = withUser({ all: ["locations.edit"] }, async ({ request, user }) => {
  const input = await parseBody(request, newLocationSchema);
  return NextResponse.json(await createLocation(getDb(), user, input), { status: 201 });
});
