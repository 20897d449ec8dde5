"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { useCan } from "@/components/layout/user-context";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { OrderDetail } from "@/lib/sync/orders/order-view";
import { ConflictCard } from "./conflict-card";
import { MissingList } from "./missing-list";
import { OrderEdit } from "./order-edit";
import { OrderLines } from "./order-lines";
import { OrderSide } from "./order-side";
import { OrderStatusBadge } from "./order-status-badge";
import { OrderTotals } from "./order-totals";
import { ServeButton } from "./serve-button";
import { useOrder } from "./use-order";
import { useOrderWords } from "./use-order-words";

type OrderDetailsProps = { order: OrderDetail; may: { import: boolean; edit: boolean } };

/** One imported order: what needs a person, then the lines, then the customer. */
export function OrderDetails({ order: initial, may }: OrderDetailsProps) {
  const canSeeSale = useCan("sales.view");
  const t = useTranslations("orders.detail");
  const { data: order } = useOrder(initial);
  const words = useOrderWords();
  const format = useFormat();
  const orders = useTranslations("orders");
  const flagged = order.lines.filter((line) => line.isFlagged && line.kind !== "rounding").length;
  const unexplained = order.lines.find((line) => line.isFlagged && line.kind === "rounding");
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex flex-wrap items-center gap-2">
          <OrderStatusBadge order={order} />
          <span className="text-ink-muted">
            {words.remoteStatus(order.remoteStatus)} · {format.dateTime(order.soldAt)} · {order.location}
          </span>
          {order.editedAt !== null && <Badge>{orders("edited")}</Badge>}
        </p>
        <Button asChild size="sm">
          <a href={order.adminUrl} target="_blank" rel="noreferrer">
            {t("openStore")}
            <ExternalLink aria-hidden />
          </a>
        </Button>
      </div>
      {order.draftReason === "out_of_stock" && (
        <Alert tone="warning" title={t("waitingTitle")} actions={may.import && <ServeButton isPrimary order={order} />}>
          {order.missing.length === 0 ? t("waitingEnough") : t("waitingText", { location: order.location })}
          <MissingList missing={order.missing} className="mt-1" />
        </Alert>
      )}
      {order.state === "deleted" && (
        <Alert title={t("deletedTitle")}>{t(order.status === "final" ? "deletedServedText" : "deletedText")}</Alert>
      )}
      {flagged > 0 && (
        <Alert tone="warning" title={t("flaggedTitle", { count: flagged })}>
          {t("flaggedText")}
        </Alert>
      )}
      {unexplained && (
        <Alert
          tone="warning"
          title={t("unexplainedTitle", { amount: format.money(unexplained.total, order.currency) })}
        >
          {t("unexplainedText")}
        </Alert>
      )}
      {order.conflict && <ConflictCard order={order} conflict={order.conflict} canDecide={may.import} />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-4">
          <Card isFlush title={t("lines")}>
            <OrderLines order={order} />
            <div className="border-t border-line">
              <OrderTotals order={order} />
            </div>
          </Card>
          {may.edit && <OrderEdit key={order.saleId} order={order} />}
        </div>
        <div className="min-w-0 space-y-4">
          <OrderSide order={order} />
          <Card title={t("facts")}>
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 [&>dd]:text-end [&>dt]:text-ink-muted">
              <dt>{t("number")}</dt>
              <dd>{order.number}</dd>
              <dt>{t("id")}</dt>
              <dd>{order.remoteId}</dd>
              <dt>{t("sale")}</dt>
              <dd className="break-all">
                {canSeeSale ? (
                  <Link href={`/sales/${order.saleId}`} className="text-accent-ink hover:underline">
                    {order.saleNumber}
                  </Link>
                ) : (
                  order.saleNumber
                )}
              </dd>
              <dt>{t("changed")}</dt>
              <dd>{format.dateTime(order.remoteModifiedAt)}</dd>
              {order.editedAt !== null && (
                <>
                  <dt>{t("editedAt")}</dt>
                  <dd>{format.dateTime(order.editedAt)}</dd>
                </>
              )}
            </dl>
          </Card>
        </div>
      </div>
    </div>
  );
}
