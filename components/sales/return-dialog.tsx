"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { newClientKey } from "@/lib/sales/client-key";
import { mainMethod } from "@/lib/sales/main-method";
import { PAYMENT_METHODS, type PaymentMethod, TILL_METHODS } from "@/lib/sales/payment-methods";
import type { SaleView } from "@/lib/sales/sale-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useFormat } from "@/components/hooks/use-format";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { readQuantity, refundOf, type ReturnRow, toReturnRows } from "./return-rows";
import { useTakeBack } from "./use-sale";

const FORM_ID = "sale-return";

export function ReturnDialog({ sale, onClose }: { sale: SaleView; onClose: () => void }) {
  const t = useTranslations("sales.return");
  const tMethod = useTranslations("till.methods");
  const errorText = useApiError();
  const fieldError = useFieldError();
  const format = useFormat();
  const takeBack = useTakeBack(sale.id);
  const [clientKey] = useState(newClientKey);
  const [reason, setReason] = useState("");
  // Online goes back online only where it came from.
  const methods: readonly PaymentMethod[] = sale.source === "pos" ? TILL_METHODS : PAYMENT_METHODS;
  const [method, setMethod] = useState(() => mainMethod(sale.payments));
  const [reference, setReference] = useState("");
  const [isTried, setIsTried] = useState(false);
  const [rows, setRows] = useState(() => toReturnRows(sale.lines));
  const set = (index: number, change: Partial<ReturnRow>) =>
    setRows((before) => before.map((row, position) => (position === index ? { ...row, ...change } : row)));

  const chosen = rows.flatMap((row) => {
    const { quantity } = readQuantity(row);
    return quantity === null ? [] : [{ ...row, quantity }];
  });
  const refund = refundOf(rows, sale.currency);
  const hasInvalid = rows.some((row) => readQuantity(row).issue !== null);

  function submit() {
    setIsTried(true);
    if (chosen.length === 0 || hasInvalid || takeBack.isPending) return;
    const lines = chosen.map(({ line, quantity, restock }) => ({ saleLineId: line.id, quantity, restock }));
    takeBack.mutate(
      { clientKey, reason, method, reference: method === "cash" ? "" : reference, lines },
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
          {rows.map((row, index) => {
            const { issue } = readQuantity(row);
            const issueId = `return-issue-${row.line.id}`;
            return (
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
                  aria-invalid={issue !== null}
                  aria-describedby={issue === null ? undefined : issueId}
                  placeholder="0"
                  value={row.text}
                  onChange={(event) => set(index, { text: event.target.value })}
                />
                {issue !== null && (
                  <p id={issueId} role="alert" className="w-full text-end text-[0.8125rem] text-danger-ink">
                    {issue === "tooMany" ? t("atMost", { quantity: format.number(row.left) }) : fieldError(issue)}
                  </p>
                )}
              </li>
            );
          })}
        </ul>
        {isTried && chosen.length === 0 && !hasInvalid && (
          <p role="alert" className="text-danger-ink">
            {t("nothing")}
          </p>
        )}
        <Field label={t("method")}>
          <Select
            value={method}
            onChange={(event) => setMethod(methods.find((each) => each === event.target.value) ?? method)}
          >
            {methods.map((each) => (
              <option key={each} value={each}>
                {tMethod(each)}
              </option>
            ))}
          </Select>
        </Field>
        {method !== "cash" && (
          <Field label={t("reference")} hint={t("referenceHint")} isOptional>
            <Input
              dir="auto"
              maxLength={100}
              value={reference}
              onChange={(event) => setReference(event.target.value)}
            />
          </Field>
        )}
        <Field label={t("reason")} isOptional>
          <Input dir="auto" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
