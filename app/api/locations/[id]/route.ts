import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { updateLocation } from "@/lib/locations/edit-locations";
import { locationEditSchema } from "@/lib/locations/location-schema";

/** PATCH /api/locations/<id> — changes name, address and phone, archives (409 while stock or a store uses it) or restores. */
export const PATCH = withUser<{ id: string }>({ all: ["locations.edit"] }, async ({ request, user, params }) => {
  await updateLocation(getDb(), user, parseId(params.id), await parseBody(request, locationEditSchema));
  return new NextResponse(null, { status: 204 });
});
