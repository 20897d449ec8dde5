import { NextResponse } from "next/server";
import { z } from "zod";
import { SIGNED_IN } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { LOCALES } from "@/lib/i18n/locale";

const languageSchema = z.object({ locale: z.enum(LOCALES) });

/** PATCH /api/settings/language: the signed-in user's language. */
export const PATCH = withUser(SIGNED_IN, async ({ request, user }) => {
  const { locale } = await parseBody(request, languageSchema);
  await getDb().user.update({ where: { id: user.id }, data: { locale } });
  return NextResponse.json({ locale });
});
