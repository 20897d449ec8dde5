import { NextResponse } from "next/server";
import { clientAddress } from "@/lib/auth/client-address";
import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { parseBody } from "@/lib/http/route";
import { withVisitor } from "@/lib/http/with-visitor";
import { askForPasswordLink } from "@/lib/users/forgotten-password";
import { choosePassword } from "@/lib/users/password-link";
import { chosenPasswordSchema, forgottenPasswordSchema } from "@/lib/users/user-schema";

/** POST /api/password-links — sends a link to an e-mail address with an account; the answer is the same for any other. */
export const POST = withVisitor(async (request) => {
  const { email } = await parseBody(request, forgottenPasswordSchema);
  const address = clientAddress(request.headers.get("x-forwarded-for"), env().TRUST_PROXY);
  await askForPasswordLink(getDb(), email, address);
  return new NextResponse(null, { status: 204 });
});

/** PUT /api/password-links — sets the password of a link's user; the token is the proof. */
export const PUT = withVisitor(async (request) => {
  const chosen = await parseBody(request, chosenPasswordSchema);
  return NextResponse.json({ email: await choosePassword(getDb(), chosen) });
});
