import { useTranslations } from "next-intl";
import { PageLinks } from "@/components/layout/page-links";

/** Users, and roles. */
export function UsersTabs() {
  const t = useTranslations("users.tabs");
  const pages = [
    { href: "/users", label: t("people") },
    { href: "/users/roles", label: t("roles") },
  ];
  return <PageLinks label={t("label")} pages={pages} />;
}
