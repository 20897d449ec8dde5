"use client";

import { HandCoins } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { SaleView } from "@/lib/sales/sale-view";
import { settlePayments, type TillPayment } from "@/lib/sales/settle-payments";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFormat } from "@/components/hooks/use-format";
import { useCan } from "@/components/layout/user-context";
import { PayDialog } from "@/components/till/pay-dialog";
import { Button } from "@/components/ui/button";
import { useTakePayment } from "./use-sale";

/** Takes the amount due of a sale at the till. `onStale`: somebody else has taken it meanwhile. */
export function PaymentButton({ sale, onStale }: { sale: SaleView; onStale: () => void }) {
  const t = useTranslations("sales.payment");
  const errorText = useApiError();
  const format = useFormat();
  const take = useTakePayment(sale.id);
  const [isOpen, setIsOpen] = useState(false);
  const isDue = /[1-9]/.test(sale.due);
  if (!useCan("sales.create") || sale.source !== "pos" || sale.status !== "final" || !isDue) return null;

  function complete(payments: TillPayment[]) {
    const { change } = settlePayments(sale.due, payments);
    take.mutate(
      { payments, expectedDue: sale.due },
      {
        onSuccess: () => {
          toast.success(
            /[1-9]/.test(change) ? t("doneChange", { change: format.money(change, sale.currency) }) : t("done"),
          );
          setIsOpen(false);
        },
        onError: (error) => {
          toast.error(errorText(error));
          onStale();
          setIsOpen(false);
        },
      },
    );
  }

  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        <HandCoins aria-hidden />
        {t("action")}
      </Button>
      {isOpen && (
        <PayDialog
          total={sale.due}
          currency={sale.currency}
          completeLabel={t("action")}
          notice={null}
          isPending={take.isPending}
          onComplete={complete}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
