"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/components/hooks/use-format";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { OrderAddress, OrderDetail } from "@/lib/sync/orders/order-view";
import { useOrderWords } from "./use-order-words";

/** Customer, payments, refunds and the store's notes. */
export function OrderSide({ order }: { order: OrderDetail }) {
  const t = useTranslations("orders.detail");
  const format = useFormat();
  const words = useOrderWords();
  const money = (amount: string) => format.money(amount, order.currency);
  const isSame =
    JSON.stringify({ ...order.shipping, email: "", phone: "" }) ===
    JSON.stringify({ ...order.billing, email: "", phone: "" });
  return (
    <>
      <Card title={t("customer")}>
        <div className="space-y-3">
          <p>
            <bdi>{order.customer}</bdi>
            {order.email && (
              <a href={`mailto:${order.email}`} className="block break-all text-accent-ink hover:underline">
                <bdi>{order.email}</bdi>
              </a>
            )}
            {order.phone && (
              <a href={`tel:${order.phone}`} className="block text-accent-ink hover:underline">
                <bdi dir="ltr">{order.phone}</bdi>
              </a>
            )}
          </p>
          <Part title={t("billing")}>
            <Address address={order.billing} />
          </Part>
          <Part title={t("shippingAddress")}>{isSame ? t("sameAddress") : <Address address={order.shipping} />}</Part>
        </div>
      </Card>
      <Card title={t("payments")}>
        {order.payments.length === 0 && <p className="text-ink-muted">{t("noPayment")}</p>}
        <ul className="space-y-2">
          {order.payments.map((payment) => (
            <li key={payment.id} className="flex justify-between gap-4">
              <span className="min-w-0">
                <bdi>{payment.label === payment.method ? words.method(payment.method) : payment.label}</bdi>
                <span className="block text-[0.8125rem] text-ink-muted">
                  {t("paidAt", { method: words.method(payment.method), time: format.dateTime(payment.paidAt) })}
                </span>
              </span>
              <span className="tabular-nums">{money(payment.amount)}</span>
            </li>
          ))}
        </ul>
      </Card>
      {order.returns.length > 0 && (
        <Card title={t("refunds")}>
          <ul className="space-y-3">
            {order.returns.map((refund) => (
              <li key={refund.id}>
                <p className="flex justify-between gap-4">
                  <span>{format.dateTime(refund.createdAt)}</span>
                  <span className="tabular-nums">{money(refund.total)}</span>
                </p>
                {refund.reason && (
                  <p className="text-ink-muted" dir="auto">
                    {refund.reason}
                  </p>
                )}
                {refund.lines.length === 0 && <p className="text-[0.8125rem] text-ink-muted">{t("sum")}</p>}
                {refund.lines
                  .filter((line) => Number(line.quantity) > 0)
                  .map((line, index) => (
                    <p key={index} className="text-[0.8125rem] text-ink-muted">
                      {t("refundLine", { quantity: format.number(line.quantity), name: line.name ?? "" })} ·{" "}
                      {Number(line.restocked) > 0
                        ? t("restocked", { count: format.number(line.restocked) })
                        : t("notRestocked")}
                    </p>
                  ))}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {order.notes.length > 0 && (
        <Card title={t("notes")}>
          <ul className="space-y-3">
            {order.notes.map((note) => (
              <li key={note.id}>
                <p className="break-words" dir="auto">
                  {note.text}
                </p>
                <p className="flex flex-wrap gap-2 text-[0.8125rem] text-ink-muted">
                  {format.dateTime(note.createdAt)}
                  {note.isForBuyer && <Badge>{t("forBuyer")}</Badge>}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="text-[0.8125rem] text-ink-muted">{title}</h3>
      <div>{children}</div>
    </div>
  );
}

function Address({ address }: { address: OrderAddress }) {
  const t = useTranslations("orders.detail");
  const format = useFormat();
  const lines = [
    [address["firstName"], address["lastName"]],
    [address["company"]],
    [address["address1"]],
    [address["address2"]],
    [address["postcode"], address["city"], address["state"]],
    [format.region(address["country"] ?? "")],
  ]
    .map((parts) => parts.filter(Boolean).join(" "))
    .filter(Boolean);
  if (lines.length === 0) return <span className="text-ink-muted">{t("noAddress")}</span>;
  return (
    <address className="not-italic">
      {lines.map((line, index) => (
        <span key={index} className="block">
          <bdi>{line}</bdi>
        </span>
      ))}
    </address>
  );
}
