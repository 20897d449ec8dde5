"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import type { OrderListItem } from "@/lib/sync/orders/order-view";

/** The shortages of an order, item by item. */
export function MissingList({ missing, className = "" }: { missing: OrderListItem["missing"]; className?: string }) {
  const t = useTranslations("orders");
  const format = useFormat();
  return (
    <ul className={className}>
      {missing.map((item) => (
        <li key={item.variationId} className="text-[0.8125rem] text-warning-ink">
          {t("missing", {
            name: item.name || item.sku,
            missing: format.number(item.missing),
            wanted: format.number(item.wanted),
            available: format.number(item.available),
          })}
        </li>
      ))}
    </ul>
  );
}
