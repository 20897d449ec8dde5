"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { quantitySchema } from "@/lib/sales/cart-schema";
import type { CartAction, TillLine } from "@/lib/sales/till-cart";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useFormat } from "@/components/hooks/use-format";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { DiscountFields, readDiscount, toDiscountText } from "./discount-fields";

const FORM_ID = "till-line";

type LineDialogProps = { line: TillLine; change: (action: CartAction) => void; onClose: () => void };

/** Quantity and discount of one line. Enter applies. */
export function LineDialog({ line, change, onClose }: LineDialogProps) {
  const t = useTranslations("till.line");
  const tCart = useTranslations("till.cart");
  const format = useFormat();
  const errorText = useFieldError();
  const [quantity, setQuantity] = useState(line.quantity);
  const [discount, setDiscount] = useState(toDiscountText(line.discount));
  const [isTried, setIsTried] = useState(false);
  const parsed = quantitySchema.safeParse(quantity);
  const read = readDiscount(discount);
  const { variationId } = line;

  function apply() {
    setIsTried(true);
    if (!parsed.success || read.issue !== null) return;
    change({ type: "setQuantity", variationId, quantity: parsed.data });
    change({ type: "setLineDiscount", variationId, discount: read.discount });
    onClose();
  }

  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      description={
        <>
          <bdi>{line.name}</bdi> · {t("each", { price: format.price(line.unitPrice) })}
        </>
      }
      footer={
        <>
          <Button
            className="sm:me-auto"
            onClick={() => {
              change({ type: "remove", variationId });
              onClose();
            }}
          >
            {tCart("removeShort")}
          </Button>
          <Button type="submit" form={FORM_ID} variant="primary">
            {t("apply")}
          </Button>
        </>
      }
    >
      <form
        id={FORM_ID}
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <Field
          label={t("quantity")}
          error={isTried && !parsed.success ? errorText(parsed.error.issues[0]?.message) : undefined}
        >
          <Input
            isNumeric
            autoFocus
            value={quantity}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setQuantity(event.target.value)}
          />
        </Field>
        <DiscountFields text={discount} issue={isTried ? read.issue : null} onChange={setDiscount} />
      </form>
    </Dialog>
  );
}
