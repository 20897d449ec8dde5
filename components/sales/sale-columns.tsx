"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import type { SaleListItem } from "@/lib/sales/sale-view";
import { useFormat } from "@/components/hooks/use-format";
import { SourceTag, StatusTag } from "./sale-badges";

/** The columns of the list of sales; a customer's own list leaves the customer out. */
export function useSaleColumns({ hasCustomer = true } = {}): ColumnDef<SaleListItem>[] {
  const t = useTranslations("sales");
  const format = useFormat();
  const columns: (ColumnDef<SaleListItem> | false)[] = [
    {
      id: "number",
      header: t("columns.number"),
      cell: ({ row: { original: sale } }) => (
        <>
          <Link
            href={`/sales/${sale.id}`}
            className="font-medium whitespace-nowrap hover:text-accent-ink hover:underline"
          >
            <bdi>{sale.number}</bdi>
          </Link>
          {sale.orderNumber !== null && (
            <span className="block text-[0.8125rem] whitespace-nowrap text-ink-muted">
              {t("order", { number: sale.orderNumber })}
            </span>
          )}
        </>
      ),
    },
    {
      id: "soldAt",
      header: t("columns.soldAt"),
      meta: { className: "whitespace-nowrap" },
      cell: ({ row }) => format.dateTime(row.original.soldAt),
    },
    {
      id: "source",
      header: t("columns.source"),
      meta: { className: "whitespace-nowrap" },
      cell: ({ row }) => <SourceTag source={row.original.source} />,
    },
    {
      id: "status",
      header: t("columns.status"),
      meta: { className: "whitespace-nowrap" },
      cell: ({ row }) => <StatusTag sale={row.original} />,
    },
    hasCustomer && {
      id: "customer",
      header: t("columns.customer"),
      meta: { hideBelow: "md", className: "max-w-56 truncate" },
      cell: ({ row }) =>
        row.original.customerName === null ? (
          <span className="text-ink-muted">–</span>
        ) : (
          <bdi>{row.original.customerName}</bdi>
        ),
    },
    {
      id: "location",
      header: t("columns.location"),
      meta: { hideBelow: "xl", className: "max-w-40 truncate text-ink-muted" },
      cell: ({ row }) => <bdi>{row.original.locationName}</bdi>,
    },
    {
      id: "total",
      header: t("columns.total"),
      meta: { isNumeric: true },
      cell: ({ row }) => <SaleTotal sale={row.original} />,
    },
  ];
  return columns.filter((column) => column !== false);
}

function SaleTotal({ sale }: { sale: SaleListItem }) {
  const format = useFormat();
  const isReturned = /[1-9]/.test(sale.refunded);
  return (
    <>
      <bdi className="font-medium">{format.money(sale.total, sale.currency)}</bdi>
      {isReturned && (
        <bdi className="block text-[0.8125rem] text-danger-ink">{format.money(`-${sale.refunded}`, sale.currency)}</bdi>
      )}
    </>
  );
}

/** A sale of the list on a phone. */
export function SaleCard({ sale }: { sale: SaleListItem }) {
  const t = useTranslations("sales");
  const format = useFormat();
  return (
    <div className="relative space-y-1.5">
      <div className="flex justify-between gap-3">
        <Link href={`/sales/${sale.id}`} className="min-w-0 font-medium after:absolute after:inset-0">
          <bdi>{sale.number}</bdi>
        </Link>
        <span className="text-end tabular-nums">
          <SaleTotal sale={sale} />
        </span>
      </div>
      <div className="flex justify-between gap-3 text-[0.8125rem] text-ink-muted">
        <bdi className="truncate">{sale.customerName ?? t("noCustomer")}</bdi>
        <span className="shrink-0">{format.dateTime(sale.soldAt)}</span>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <SourceTag source={sale.source} />
        <StatusTag sale={sale} />
      </div>
    </div>
  );
}
