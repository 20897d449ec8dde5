"use client";

import { Decimal } from "decimal.js";
import { useTranslations } from "next-intl";
import type { TillPayment } from "@/lib/sales/settle-payments";
import { useFormat } from "@/components/hooks/use-format";
import { useUser } from "@/components/layout/user-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { PaymentFields } from "./payment-fields";
import { PaymentList } from "./payment-list";
import { usePaymentFocus, usePayments } from "./use-payments";

const FORM_ID = "till-pay";

type PayDialogProps = {
  total: string;
  /** The business's currency when left out. */
  currency?: string;
  /** Label of the button that takes the last payment. */
  completeLabel?: string;
  /** Why the total has changed. */
  notice: string | null;
  isPending: boolean;
  onComplete: (payments: TillPayment[]) => void;
  onClose: () => void;
};

/** Several payments in sequence: Enter adds the typed payment, and completes the sale when the sum is enough. */
export function PayDialog({ total, currency, completeLabel, notice, isPending, onComplete, onClose }: PayDialogProps) {
  const t = useTranslations("till.pay");
  const format = useFormat();
  const { business } = useUser();
  const money = (amount: string) => format.money(amount, currency);
  const payments = usePayments({ total, currency: currency ?? business.currency, isPending, onComplete });
  const { due, isCovered, isEnough, change } = payments;
  const { amountBox, submitButton } = usePaymentFocus(due);

  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && !isPending && onClose()}
      title={t("title")}
      footer={
        <Button
          ref={submitButton}
          type="submit"
          form={FORM_ID}
          autoFocus={isCovered}
          variant="primary"
          size="lg"
          className="h-12 w-full"
          isPending={isPending}
        >
          {isEnough ? (completeLabel ?? t("complete")) : t("add")}
        </Button>
      }
    >
      {notice !== null && (
        <Alert tone="warning" isLive className="mb-4">
          {notice}
        </Alert>
      )}
      <PaymentList list={payments} money={money} />
      <form id={FORM_ID} noValidate className="space-y-4" onSubmit={payments.submit}>
        {!isCovered && <PaymentFields next={payments} amountBox={amountBox} money={money} />}
        <p
          aria-live="polite"
          className={classNames(
            "flex min-h-8 items-baseline justify-between text-lg font-semibold",
            new Decimal(change).isZero() && "invisible",
          )}
        >
          <span>{t("change")}</span>
          <bdi className="tabular-nums">{money(change)}</bdi>
        </p>
      </form>
    </Dialog>
  );
}
