"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFormat } from "@/components/hooks/use-format";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { OrderPart } from "@/lib/sync/orders/agreed-order";
import type { OrderConflictView, OrderDetail } from "@/lib/sync/orders/order-view";
import { useResolveConflict } from "./use-order";

type ConflictCardProps = { order: OrderDetail; conflict: OrderConflictView; canDecide: boolean };
type Side = OrderConflictView["pos"];

/** The fields that both sides changed: agreed, local and remote value, and the choice. */
export function ConflictCard({ order, conflict, canDecide }: ConflictCardProps) {
  const t = useTranslations("orders.conflict");
  const resolve = useResolveConflict(
    order.saleId,
    (_, { keep }) => void toast.success(t(keep === "pos" ? "kept" : "taken")),
  );
  const refusal = useApiError()(resolve.error);
  const [isAsking, setIsAsking] = useState(false);
  const choose = (keep: "pos" | "store") =>
    resolve.mutate(
      { keep, contentHash: conflict.contentHash },
      {
        onSettled: () => setIsAsking(false),
      },
    );
  return (
    <Card isFlush title={t("title")} description={t("text")} className="border-danger/40">
      {conflict.parts.map((part) => (
        <section key={part} aria-label={t(`parts.${part}`)} className="border-t border-line px-4 py-3 sm:px-5">
          <h3 className="font-medium">{t(`parts.${part}`)}</h3>
          <dl className="mt-2 grid gap-3 sm:grid-cols-3">
            {(["agreed", "pos", "store"] as const).map((side) => (
              <div key={side} className="min-w-0 rounded-box bg-sunken px-3 py-2">
                <dt className="text-[0.8125rem] text-ink-muted">{t(side)}</dt>
                <dd className="mt-0.5 break-words whitespace-pre-line" dir="auto">
                  <PartText part={part} side={conflict[side]} currency={order.currency} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {canDecide && (
        <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 sm:px-5">
          {resolve.isError && (
            <Alert tone="danger" isLive className="w-full">
              {refusal}
            </Alert>
          )}
          <Button
            isPending={resolve.isPending && resolve.variables.keep === "pos"}
            disabled={resolve.isPending}
            onClick={() => choose("pos")}
          >
            {t("keep")}
          </Button>
          <Button variant="primary" disabled={resolve.isPending} onClick={() => setIsAsking(true)}>
            {t("take")}
          </Button>
        </div>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("confirmTitle")}
        description={t("confirmText")}
        confirmLabel={t("take")}
        isPending={resolve.isPending}
        onConfirm={() => choose("store")}
      />
    </Card>
  );
}

function PartText({ part, side, currency }: { part: OrderPart; side: Side; currency: string }) {
  const t = useTranslations("orders.conflict");
  const orders = useTranslations("orders");
  const format = useFormat();
  const shipping = ["none", "ordered", "packed", "shipped", "delivered", "cancelled"] as const;
  switch (part) {
    case "status":
      return t(side.status === "final" ? "status.final" : "status.draft");
    case "shippingStatus":
      return orders(`shippingStatus.${shipping.find((status) => status === side.shippingStatus) ?? "none"}`);
    case "customerNote":
      return side.customerNote || t("nothing");
    case "addresses":
      return (
        [side.billing, side.shipping]
          .map((address) => Object.values(address).filter(Boolean).join(", "))
          .filter(Boolean)
          .join("\n") || t("nothing")
      );
    case "lines":
      return [
        ...side.lines
          .filter((line) => line.kind !== "rounding")
          .map((line) => t("lineText", { quantity: format.number(line.quantity), name: line.name })),
        t("total", { total: format.money(side.total, currency) }),
      ].join("\n");
  }
}
