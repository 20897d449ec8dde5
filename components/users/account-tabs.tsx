import { useTranslations } from "next-intl";
import { PageLinks } from "@/components/layout/page-links";

/** The pages of a person's own account. */
export function AccountTabs() {
  const t = useTranslations("users.account");
  const pages = [
    { href: "/users/me", label: t("password") },
    { href: "/users/me/sessions", label: t("sessions") },
  ];
  return <PageLinks label={t("label")} pages={pages} />;
}
