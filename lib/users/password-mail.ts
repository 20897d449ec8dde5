import { createTranslator } from "next-intl";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/locale";
import { MESSAGES } from "@/lib/i18n/messages";
import type { Mail } from "@/lib/mail/send-mail";
import { LINK_HOURS, type LinkPurpose } from "./password-link";

/** The e-mail with a link to choose a password, in the language of its reader. */
export function writeLinkMail(
  purpose: LinkPurpose,
  reader: { name: string; email: string; locale: string },
  business: string,
  link: string,
): Mail {
  const locale = isLocale(reader.locale) ? reader.locale : DEFAULT_LOCALE;
  const t = createTranslator({ locale, messages: MESSAGES[locale], namespace: "mail" });
  const hours = LINK_HOURS[purpose];
  const values = { name: reader.name, email: reader.email, business, link, hours, days: Math.round(hours / 24) };
  return { to: reader.email, subject: t(`${purpose}.subject`, values), text: t(`${purpose}.text`, values) };
}
