"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { SaleRequest } from "@/lib/sales/cart-schema";
import type { SaleTotals } from "@/lib/sales/sale-totals";
import { settlePayments, type TillPayment } from "@/lib/sales/settle-payments";
import { type CartAction, type TillCart, toCartRequest } from "@/lib/sales/till-cart";
import type { HeldSale, TillItem, TillVariation } from "@/lib/sales/till-view";
import { RequestError } from "@/lib/http/fetch-json";
import { useApiError } from "@/components/hooks/use-api-error";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CartDiscountDialog } from "./cart-discount-dialog";
import { ChooseCustomerDialog } from "./choose-customer-dialog";
import { ChooseDialog } from "./choose-dialog";
import { DoneDialog, type DoneSale } from "./done-dialog";
import { HeldDialog } from "./held-dialog";
import { HoldDialog } from "./hold-dialog";
import { KeysDialog } from "./keys-dialog";
import { LineDialog } from "./line-dialog";
import { PayDialog } from "./pay-dialog";
import { TILL_TOAST } from "./till-toast";
import { useHold, useSell, useTakeUp } from "./use-sell";

export type TillDialog =
  | { kind: "customer" | "discount" | "held" | "hold" | "pay" | "keys" | "empty" }
  | { kind: "choose"; items: TillItem[]; quantity: string }
  | { kind: "line"; variationId: number }
  | { kind: "done"; sale: DoneSale };

type TillDialogsProps = {
  dialog: TillDialog | null;
  setDialog: (dialog: TillDialog | null) => void;
  cart: TillCart;
  totals: SaleTotals;
  locationId: number;
  change: (action: CartAction) => void;
  onAdd: (item: TillItem, variation: TillVariation, quantity: string) => void;
  onTakenUp: (locationId: number) => void;
  onSold: () => void;
};

/** One dialog at a time, and what each of them does. */
export function TillDialogs({ dialog, setDialog, cart, totals, locationId, change, onAdd, onTakenUp, onSold }: TillDialogsProps) {
  const t = useTranslations("till");
  const errorText = useApiError();
  const sell = useSell();
  const hold = useHold();
  const takeUp = useTakeUp();
  /** The sale that the server would make if somebody says yes to selling what is not there. */
  const [oversell, setOversell] = useState<{ request: SaleRequest; text: string } | null>(null);
  const close = () => setDialog(null);
  const tell = (error: unknown) => toast.error(errorText(error), TILL_TOAST);
  const act = (action: CartAction) => {
    change(action);
    close();
  };

  function send(request: SaleRequest) {
    sell.mutate(request, {
      onSuccess: ({ id }) => {
        setOversell(null);
        change({ type: "empty" });
        onSold();
        setDialog({ kind: "done", sale: { id, total: request.expectedTotal, change: settlePayments(request.expectedTotal, request.payments).change } });
      },
      onError: (error) => {
        const isAsked = error instanceof RequestError && error.body.message === "oversellAsk";
        if (isAsked) return setOversell({ request, text: errorText(error) });
        setOversell(null);
        tell(error);
      },
    });
  }

  const complete = (payments: TillPayment[]) =>
    send({ ...toCartRequest(cart, locationId), payments, expectedTotal: totals.total, allowOversell: false });

  function putOnHold(note: string) {
    hold.mutate(
      { ...toCartRequest(cart, locationId), note },
      {
        onSuccess: () => {
          toast.success(t("hold.done"), TILL_TOAST);
          onSold();
          act({ type: "empty" });
        },
        onError: tell,
      },
    );
  }

  function takeUpHeld({ id, number }: HeldSale) {
    takeUp.mutate(id, {
      onSuccess: (held) => {
        onTakenUp(held.cart.locationId);
        act({ type: "takeUp", held, number });
      },
      onError: tell,
    });
  }

  const line = dialog?.kind === "line" ? cart.lines.find(({ variationId }) => variationId === dialog.variationId) : undefined;
  return (
    <>
      {dialog?.kind === "choose" && <ChooseDialog items={dialog.items} onPick={(item, variation) => onAdd(item, variation, dialog.quantity)} onClose={close} />}
      {line && <LineDialog line={line} change={change} onClose={close} />}
      {dialog?.kind === "discount" && <CartDiscountDialog discount={cart.discount} onApply={(discount) => act({ type: "setDiscount", discount })} onClose={close} />}
      {dialog?.kind === "customer" && <ChooseCustomerDialog onChoose={(customer) => act({ type: "setCustomer", customer })} onClose={close} />}
      {dialog?.kind === "hold" && <HoldDialog note={cart.note} isPending={hold.isPending} onHold={putOnHold} onClose={close} />}
      {dialog?.kind === "held" && <HeldDialog isBusy={cart.lines.length > 0} isPending={takeUp.isPending} onTakeUp={takeUpHeld} onClose={close} />}
      {dialog?.kind === "pay" && <PayDialog total={totals.total} isPending={sell.isPending} onComplete={complete} onClose={close} />}
      {dialog?.kind === "done" && <DoneDialog sale={dialog.sale} onClose={close} />}
      {dialog?.kind === "keys" && <KeysDialog onClose={close} />}
      <ConfirmDialog
        isOpen={oversell !== null}
        onOpenChange={(isOpen) => !isOpen && setOversell(null)}
        title={t("oversell.title")}
        description={oversell?.text}
        confirmLabel={t("oversell.confirm")}
        isPending={sell.isPending}
        onConfirm={() => oversell && send({ ...oversell.request, allowOversell: true })}
      />
      <ConfirmDialog
        isOpen={dialog?.kind === "empty"}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={t("cart.clearTitle")}
        description={t("cart.clearText")}
        confirmLabel={t("cart.clear")}
        isDestructive
        onConfirm={() => act({ type: "empty" })}
      />
    </>
  );
}
