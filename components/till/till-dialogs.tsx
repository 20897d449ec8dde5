"use client";

import { useTranslations } from "next-intl";
import type { SaleTotals } from "@/lib/sales/sale-totals";
import type { CartAction, TillCart } from "@/lib/sales/till-cart";
import type { HeldCart, TillItem, TillVariation } from "@/lib/sales/till-view";
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
import { useCheckout } from "./use-checkout";
import { useTakeUpHeld } from "./use-take-up-held";

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
  /** False: the cart at that location is not empty. */
  onTakeUp: (held: HeldCart, number: string) => boolean;
  onSold: () => void;
};

/** The dialogs of the till, one at a time, with their effects. */
export function TillDialogs({
  dialog,
  setDialog,
  cart,
  totals,
  locationId,
  change,
  onAdd,
  onTakeUp,
  onSold,
}: TillDialogsProps) {
  const t = useTranslations("till");
  const close = () => setDialog(null);
  const { takeUpHeld, isTakingUp } = useTakeUpHeld({ onTakeUp, onDone: close });
  const act = (action: CartAction) => {
    change(action);
    close();
  };
  const checkout = useCheckout({
    cart,
    total: totals.total,
    locationId,
    change,
    onSold: (sale) => {
      onSold();
      setDialog({ kind: "done", sale });
    },
    onHeld: () => {
      onSold();
      close();
    },
    onNothingLeft: close,
  });

  const line =
    dialog?.kind === "line" ? cart.lines.find(({ variationId }) => variationId === dialog.variationId) : undefined;
  return (
    <>
      {dialog?.kind === "choose" && (
        <ChooseDialog
          items={dialog.items}
          onPick={(item, variation) => onAdd(item, variation, dialog.quantity)}
          onClose={close}
        />
      )}
      {line && <LineDialog line={line} change={change} onClose={close} />}
      {dialog?.kind === "discount" && (
        <CartDiscountDialog
          discount={cart.discount}
          onApply={(discount) => act({ type: "setDiscount", discount })}
          onClose={close}
        />
      )}
      {dialog?.kind === "customer" && (
        <ChooseCustomerDialog onChoose={(customer) => act({ type: "setCustomer", customer })} onClose={close} />
      )}
      {dialog?.kind === "hold" && (
        <HoldDialog note={cart.note} isPending={checkout.isHolding} onHold={checkout.putOnHold} onClose={close} />
      )}
      {dialog?.kind === "held" && (
        <HeldDialog isBusy={cart.lines.length > 0} isPending={isTakingUp} onTakeUp={takeUpHeld} onClose={close} />
      )}
      {dialog?.kind === "pay" && (
        <PayDialog
          total={totals.total}
          notice={checkout.notice}
          isPending={checkout.isSelling}
          onComplete={checkout.complete}
          onClose={() => {
            checkout.clearNotice();
            close();
          }}
        />
      )}
      {dialog?.kind === "done" && <DoneDialog sale={dialog.sale} onClose={close} />}
      {dialog?.kind === "keys" && <KeysDialog onClose={close} />}
      <ConfirmDialog
        isOpen={checkout.oversell !== null}
        onOpenChange={(isOpen) => !isOpen && checkout.cancelOversell()}
        title={t("oversell.title")}
        description={checkout.oversell?.text}
        confirmLabel={t("oversell.confirm")}
        isPending={checkout.isSelling}
        onConfirm={checkout.sellAnyway}
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
