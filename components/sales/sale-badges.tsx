"use client";

import { Globe, Store } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SaleListItem } from "@/lib/sales/sale-view";
import { Badge } from "@/components/ui/badge";

export function SourceTag({ source }: { source: SaleListItem["source"] }) {
  const t = useTranslations("sales.sources");
  const Icon = source === "pos" ? Store : Globe;
  return (
    <Badge tone={source === "pos" ? "neutral" : "accent"}>
      <Icon aria-hidden />
      {t(source)}
    </Badge>
  );
}

/** A draft states its reason, since that is what somebody has to act on. */
export function StatusTag({ sale }: { sale: Pick<SaleListItem, "status" | "draftReason"> }) {
  const t = useTranslations("sales");
  if (sale.status === "final") return <Badge tone="success">{t("statuses.final")}</Badge>;
  const tone = sale.draftReason === "out_of_stock" || sale.draftReason === "deleted_in_store" ? "danger" : "warning";
  return (
    <Badge tone={tone}>{sale.draftReason === null ? t("statuses.draft") : t(`reasons.${sale.draftReason}`)}</Badge>
  );
}
