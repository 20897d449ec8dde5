"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import type { OrderListItem } from "@/lib/sync/orders/order-view";
import { useServeOrder } from "./use-order";

type ServeButtonProps = { order: Pick<OrderListItem, "saleId" | "number">; isPrimary?: boolean };

/** Makes a waiting order final when the stock allows it, and says so when it does not. */
export function ServeButton({ order, isPrimary = false }: ServeButtonProps) {
  const t = useTranslations("orders");
  const serve = useServeOrder(order.saleId, ({ status }) => {
    if (status === "final") toast.success(t("served", { number: order.number }));
    else toast.warning(t("stillWaiting", { number: order.number }));
  });
  const refusal = useApiError()(serve.error);
  return (
    <span className="inline-flex flex-col items-end gap-1">
      <Button
        size={isPrimary ? "md" : "sm"}
        variant={isPrimary ? "primary" : "secondary"}
        isPending={serve.isPending}
        aria-label={isPrimary ? undefined : `${t("serve")}: ${order.number}`}
        onClick={() => serve.mutate()}
      >
        {t("serve")}
      </Button>
      {serve.isError && (
        <span role="alert" className="text-[0.8125rem] whitespace-normal text-danger-ink">
          {refusal}
        </span>
      )}
    </span>
  );
}
