import { cookies, headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { getRequestConfig } from "next-intl/server";
import { findUser } from "@/lib/auth/session";
import { isLocale, type Locale, LOCALE_COOKIE, localeFromHeader } from "@/lib/i18n/locale";
import { MESSAGES } from "@/lib/i18n/messages";
import { log } from "@/lib/log";

/** next-intl calls this once per request: the user's language, else the cookie's, else the browser's. */
export default getRequestConfig(async () => {
  const user = await findUser().catch((error: unknown) => {
    // During a build Next throws "this page depends on its request"; that is no failure.
    unstable_rethrow(error);
    // The error page needs a language too: without the database, the cookie has it.
    log.error({ err: error }, "the user could not be loaded");
    return null;
  });
  const locale = user?.locale ?? (await localeOfVisitor());
  return {
    locale,
    messages: MESSAGES[locale],
    timeZone: user?.business.timeZone ?? "UTC",
    now: new Date(),
  };
});

async function localeOfVisitor(): Promise<Locale> {
  const cookie = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isLocale(cookie) ? cookie : localeFromHeader((await headers()).get("accept-language"));
}
