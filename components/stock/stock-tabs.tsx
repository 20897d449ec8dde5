import { useTranslations } from "next-intl";
import { PageLinks } from "@/components/layout/page-links";

/** The stock, and the ledger behind it. */
export function StockTabs() {
  const t = useTranslations("stock.tabs");
  const pages = [
    { href: "/stock", label: t("levels") },
    { href: "/stock/movements", label: t("movements") },
  ];
  return <PageLinks label={t("label")} pages={pages} />;
}
