"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SaleView } from "@/lib/sales/sale-view";
import { useFormat } from "@/components/hooks/use-format";
import { Card } from "@/components/ui/card";
import { useOrderWords } from "@/components/woocommerce/orders/use-order-words";

export function SaleDetails({ sale }: { sale: SaleView }) {
  const t = useTranslations("sales.details");
  const tSales = useTranslations("sales");
  const words = useOrderWords();
  const format = useFormat();
  const rows: [label: string, value: ReactNode][] = [
    [
      t("customer"),
      sale.customer ? (
        <Link href={`/customers/${sale.customer.id}`} className="text-accent-ink hover:underline">
          <bdi>{sale.customer.name}</bdi>
        </Link>
      ) : (
        tSales("noCustomer")
      ),
    ],
    [t("location"), <bdi key="location">{sale.locationName}</bdi>],
    [t("soldAt"), format.dateTime(sale.soldAt)],
  ];
  if (sale.soldBy) rows.push([t("by"), <bdi key="by">{sale.soldBy}</bdi>]);
  if (sale.order)
    rows.push(
      [t("store"), <bdi key="store">{sale.order.storeName}</bdi>],
      [t("order"), <bdi key="order">{sale.order.number}</bdi>],
      [t("orderStatus"), <bdi key="status">{words.remoteStatus(sale.order.status)}</bdi>],
    );
  if (sale.note)
    rows.push([
      t("note"),
      <bdi key="note" className="whitespace-pre-line">
        {sale.note}
      </bdi>,
    ]);
  return (
    <Card title={t("title")}>
      <dl className="space-y-2">
        {rows.map(([label, value]) => (
          <div key={label} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3">
            <dt className="text-ink-muted">{label}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
