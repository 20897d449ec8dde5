import { NextResponse } from "next/server";
import { clientAddress } from "@/lib/auth/client-address";
import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { parseBody } from "@/lib/http/route";
import { withVisitor } from "@/lib/http/with-visitor";
import { setUp } from "@/lib/setup/set-up";
import { setupSchema } from "@/lib/setup/setup-schema";

/** POST /api/setup — writes the first business and its owner; needs the code that the server printed. */
export const POST = withVisitor(async (request) => {
  const address = clientAddress(request.headers.get("x-forwarded-for"), env().TRUST_PROXY);
  await setUp(getDb(), await parseBody(request, setupSchema), address);
  return new NextResponse(null, { status: 204 });
});
