"use client";

import { Decimal } from "decimal.js";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { quantitySchema } from "@/lib/sales/cart-schema";
import { newClientKey } from "@/lib/sales/client-key";
import { returnAmounts } from "@/lib/sales/return-amounts";
import type { SaleLineView, SaleView } from "@/lib/sales/sale-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFormat } from "@/components/hooks/use-format";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useTakeBack } from "./use-sale";

const FORM_ID = "sale-return";

type Row = { line: SaleLineView; left: string; text: string; restock: boolean };

function leftOf(line: SaleLineView): string {
  return new Decimal(line.quantity).minus(line.returned).toFixed();
}

/** What was typed for a line: nothing is no return, and more than is left is none either. */
function quantityOf({ text, left }: Row): string | null {
  const parsed = quantitySchema.safeParse(text);
  return parsed.success && new Decimal(parsed.data).lte(left) ? parsed.data : null;
}

const isBlank = (text: string) => /^[0\s.,]*$/.test(text);

export function ReturnDialog({ sale, onClose }: { sale: SaleView; onClose: () => void }) {
  const t = useTranslations("sales.return");
  const errorText = useApiError();
  const format = useFormat();
  const takeBack = useTakeBack(sale.id);
  const [clientKey] = useState(newClientKey);
  const [reason, setReason] = useState("");
  const [isTried, setIsTried] = useState(false);
  const [rows, setRows] = useState<Row[]>(() =>
    sale.lines
      .filter((line) => (line.kind === "product" || line.kind === "free_text") && new Decimal(leftOf(line)).gt(0))
      .map((line) => ({ line, left: leftOf(line), text: "", restock: line.productId !== null })),
  );
  const set = (index: number, change: Partial<Row>) => setRows((before) => before.map((row, position) => (position === index ? { ...row, ...change } : row)));

  const chosen = rows.flatMap((row) => {
    const quantity = quantityOf(row);
    return quantity === null ? [] : [{ ...row, quantity }];
  });
  const refund = chosen
    .reduce((sum, { line, quantity }) => sum.plus(returnAmounts(line, line.returned, quantity, sale.currency).gross), new Decimal(0))
    .toFixed();
  const hasInvalid = rows.some((row) => !isBlank(row.text) && quantityOf(row) === null);

  function submit() {
    setIsTried(true);
    if (chosen.length === 0 || hasInvalid || takeBack.isPending) return;
    const lines = chosen.map(({ line, quantity, restock }) => ({ saleLineId: line.id, quantity, restock }));
    takeBack.mutate(
      { clientKey, reason, lines },
      {
        onSuccess: () => {
          toast.success(t("done"));
          onClose();
        },
        onError: (error) => toast.error(errorText(error)),
      },
    );
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      description={t("text")}
      footer={
        <>
          <p className="me-auto self-center text-lg font-semibold tabular-nums" aria-live="polite">
            {t("refund")} <bdi>{format.money(refund, sale.currency)}</bdi>
          </p>
          <Button type="submit" form={FORM_ID} variant="primary" isPending={takeBack.isPending}>
            {t("submit")}
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
          submit();
        }}
      >
        <Button size="sm" onClick={() => setRows((before) => before.map((row) => ({ ...row, text: row.left })))}>
          {t("all")}
        </Button>
        <ul className="divide-y divide-line border-y border-line">
          {rows.map((row, index) => (
            <li key={row.line.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
              <div className="min-w-40 flex-1">
                <bdi className="font-medium">{row.line.name}</bdi>
                <p className="text-[0.8125rem] text-ink-muted">{t("left", { quantity: format.number(row.left) })}</p>
              </div>
              <Checkbox
                label={t("restockShort")}
                aria-label={t("restock", { name: row.line.name })}
                checked={row.restock}
                onChange={(event) => set(index, { restock: event.target.checked })}
              />
              <Input
                isNumeric
                className="w-24"
                autoFocus={index === 0}
                aria-label={t("quantity", { name: row.line.name })}
                aria-invalid={!isBlank(row.text) && quantityOf(row) === null}
                placeholder="0"
                value={row.text}
                onChange={(event) => set(index, { text: event.target.value })}
              />
            </li>
          ))}
        </ul>
        {isTried && chosen.length === 0 && (
          <p role="alert" className="text-danger-ink">
            {t("nothing")}
          </p>
        )}
        <Field label={t("reason")} isOptional>
          <Input dir="auto" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
