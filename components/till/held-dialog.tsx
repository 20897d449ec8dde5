"use client";

import { Clock, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { HeldSale } from "@/lib/sales/till-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFormat } from "@/components/hooks/use-format";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { TILL_TOAST } from "./till-toast";
import { useDiscardHeld, useHeldSales } from "./use-held-sales";

type HeldDialogProps = {
  /** The cart has lines of its own, which a resumed sale would replace. */
  isBusy: boolean;
  isPending: boolean;
  onTakeUp: (sale: HeldSale) => void;
  onClose: () => void;
};

export function HeldDialog({ isBusy, isPending, onTakeUp, onClose }: HeldDialogProps) {
  const t = useTranslations("till.held");
  const errorText = useApiError();
  const format = useFormat();
  const held = useHeldSales();
  const discard = useDiscardHeld();
  const [asked, setAsked] = useState<HeldSale | null>(null);
  return (
    <>
      <Dialog
        isOpen
        size="md"
        onOpenChange={(isOpen) => !isOpen && onClose()}
        title={t("title")}
        description={isBusy && t("busy")}
      >
        {held.isError ? (
          <ErrorState
            title={t("failed")}
            message={errorText(held.error)}
            onRetry={() => void held.refetch()}
            className="py-6"
          />
        ) : held.isPending ? (
          <Skeleton className="h-16 w-full" />
        ) : held.data.length === 0 ? (
          <EmptyState icon={Clock} title={t("empty")} description={t("emptyText")} className="py-6" />
        ) : (
          <ul className="space-y-2">
            {held.data.map((sale) => (
              <li key={sale.id} className="flex items-center gap-3 rounded-box border border-line px-3 py-2.5">
                <div className="min-w-0 flex-1">
                  <bdi className="block truncate font-medium">{sale.note || sale.customerName || sale.number}</bdi>
                  <span className="block truncate text-[0.8125rem] text-ink-muted">
                    {t("summary", { count: sale.lineCount, time: format.dateTime(sale.heldAt) })}
                    {sale.heldBy && <bdi> · {sale.heldBy}</bdi>}
                  </span>
                </div>
                <bdi className="font-semibold tabular-nums">{format.money(sale.total, sale.currency)}</bdi>
                <Button variant="primary" disabled={isBusy} isPending={isPending} onClick={() => onTakeUp(sale)}>
                  {t("takeUp")}
                </Button>
                <Button variant="ghost" size="icon" aria-label={t("discard")} onClick={() => setAsked(sale)}>
                  <Trash2 aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
      <ConfirmDialog
        isOpen={asked !== null}
        onOpenChange={(isOpen) => !isOpen && setAsked(null)}
        title={t("discardTitle")}
        description={t("discardText")}
        confirmLabel={t("discard")}
        isDestructive
        isPending={discard.isPending}
        onConfirm={() => {
          if (asked === null) return;
          discard.mutate(asked.id, {
            onSuccess: () => toast.success(t("discarded"), TILL_TOAST),
            onError: (error) => toast.error(errorText(error), TILL_TOAST),
            onSettled: () => setAsked(null),
          });
        }}
      />
    </>
  );
}
