"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Discount } from "@/lib/sales/sale-totals";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DiscountFields, readDiscount, toDiscountText } from "./discount-fields";

const FORM_ID = "till-discount";

type CartDiscountDialogProps = {
  discount: Discount | null;
  onApply: (discount: Discount | null) => void;
  onClose: () => void;
};

export function CartDiscountDialog({ discount, onApply, onClose }: CartDiscountDialogProps) {
  const t = useTranslations("till.discount");
  const [text, setText] = useState(toDiscountText(discount));
  const [isTried, setIsTried] = useState(false);
  const read = readDiscount(text);
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      footer={
        <>
          <Button onClick={() => onApply(null)}>{t("remove")}</Button>
          <Button type="submit" form={FORM_ID} variant="primary">
            {t("apply")}
          </Button>
        </>
      }
    >
      <form
        id={FORM_ID}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsTried(true);
          if (read.issue === null) onApply(read.discount);
        }}
      >
        <DiscountFields hasFocus text={text} issue={isTried ? read.issue : null} onChange={setText} />
      </form>
    </Dialog>
  );
}
