"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "@/components/hooks/use-format";
import { Badge } from "@/components/ui/badge";
import type { OrderListItem } from "@/lib/sync/orders/order-view";
import { MissingList } from "./missing-list";
import { OrderStatusBadge } from "./order-status-badge";
import { ServeButton } from "./serve-button";
import { useOrderWords } from "./use-order-words";

/** `canServe`: adds a column for serving orders that wait for stock. */
export function useOrderColumns(canServe: boolean): ColumnDef<OrderListItem>[] {
  const t = useTranslations("orders");
  return useMemo<ColumnDef<OrderListItem>[]>(
    () => [
      { id: "order", header: t("columns.order"), cell: ({ row }) => <OrderLink order={row.original} /> },
      {
        id: "placed",
        header: t("columns.placed"),
        meta: { hideBelow: "md" },
        cell: ({ row }) => <Placed order={row.original} />,
      },
      { id: "status", header: t("columns.status"), cell: ({ row }) => <Here order={row.original} /> },
      {
        id: "remote",
        header: t("columns.remote"),
        meta: { hideBelow: "lg" },
        cell: ({ row }) => <Remote order={row.original} />,
      },
      {
        id: "shipping",
        header: t("columns.shipping"),
        meta: { hideBelow: "xl" },
        cell: ({ row }) => t(`shippingStatus.${row.original.shippingStatus}`),
      },
      {
        id: "total",
        header: t("columns.total"),
        meta: { isNumeric: true },
        cell: ({ row }) => <Total order={row.original} />,
      },
      ...(canServe
        ? [
            {
              id: "serve",
              header: "",
              meta: { isNumeric: true },
              cell: ({ row }) => row.original.draftReason === "out_of_stock" && <ServeButton order={row.original} />,
            } satisfies ColumnDef<OrderListItem>,
          ]
        : []),
    ],
    [t, canServe],
  );
}

/** A row of the table on a phone. */
export function OrderCard({ order, canServe }: { order: OrderListItem; canServe: boolean }) {
  return (
    <div className="space-y-2">
      <div className="flex items-start justify-between gap-3">
        <OrderLink order={order} />
        <div className="text-end">
          <Total order={order} />
        </div>
      </div>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <Here order={order} />
        {canServe && order.draftReason === "out_of_stock" && <ServeButton order={order} />}
      </div>
      <p className="flex flex-wrap justify-between gap-x-3 text-[0.8125rem] text-ink-muted">
        <Placed order={order} />
        <Remote order={order} />
      </p>
    </div>
  );
}

function OrderLink({ order }: { order: OrderListItem }) {
  const t = useTranslations("orders");
  return (
    <span className="block min-w-0">
      <Link href={`/woocommerce/orders/${order.saleId}`} className="font-medium underline-offset-4 hover:underline">
        <bdi>#{order.number}</bdi>
      </Link>
      <span className="block max-w-56 truncate text-[0.8125rem] text-ink-muted">
        <bdi>{order.customer ?? t("noCustomer")}</bdi>
      </span>
    </span>
  );
}

function Placed({ order }: { order: OrderListItem }) {
  const format = useFormat();
  return <span className="whitespace-nowrap tabular-nums">{format.dateTime(order.soldAt)}</span>;
}

function Remote({ order }: { order: OrderListItem }) {
  const words = useOrderWords();
  return <span>{words.remoteStatus(order.remoteStatus)}</span>;
}

function Here({ order }: { order: OrderListItem }) {
  const t = useTranslations("orders");
  return (
    <div className="min-w-0">
      <span className="flex flex-wrap gap-1">
        <OrderStatusBadge order={order} />
        {order.hasFlaggedLines && <Badge tone="warning">{t("flagged")}</Badge>}
        {order.isEdited && order.state !== "conflict" && <Badge>{t("edited")}</Badge>}
      </span>
      {order.missing.length > 0 && <MissingList missing={order.missing} className="mt-1" />}
    </div>
  );
}

function Total({ order }: { order: OrderListItem }) {
  const t = useTranslations("orders");
  const format = useFormat();
  return (
    <span className="block tabular-nums">
      <span className="block font-medium">{format.money(order.total, order.currency)}</span>
      {Number(order.refundedTotal) > 0 && (
        <span className="block text-[0.8125rem] text-ink-muted">
          {t("refunded", { amount: format.money(order.refundedTotal, order.currency) })}
        </span>
      )}
    </span>
  );
}
