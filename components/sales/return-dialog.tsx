"use client";

import { useTranslations } from "next-intl";
import type { SaleView } from "@/lib/sales/sale-view";
import { useFormat } from "@/components/hooks/use-format";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ReturnRowItem } from "./return-row";
import { useReturn } from "./use-return";

const FORM_ID = "sale-return";

export function ReturnDialog({ sale, onClose }: { sale: SaleView; onClose: () => void }) {
  const t = useTranslations("sales.return");
  const tMethod = useTranslations("till.methods");
  const format = useFormat();
  const back = useReturn(sale, onClose);
  const { methods, method } = back;

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      description={t("text")}
      footer={
        <>
          <p className="me-auto self-center text-lg font-semibold tabular-nums" aria-live="polite">
            {t("refund")} <bdi>{format.money(back.refund, sale.currency)}</bdi>
          </p>
          <Button type="submit" form={FORM_ID} variant="primary" isPending={back.isPending}>
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
          back.submit();
        }}
      >
        <Button size="sm" onClick={back.takeAll}>
          {t("all")}
        </Button>
        <ul className="divide-y divide-line border-y border-line">
          {back.rows.map((row, index) => (
            <ReturnRowItem
              key={row.line.id}
              row={row}
              isFirst={index === 0}
              onChange={(change) => back.set(index, change)}
            />
          ))}
        </ul>
        {back.isMissing && (
          <p role="alert" className="text-danger-ink">
            {t("nothing")}
          </p>
        )}
        <Field label={t("method")}>
          <Select
            value={method}
            onChange={(event) => back.setMethod(methods.find((name) => name === event.target.value) ?? method)}
          >
            {methods.map((name) => (
              <option key={name} value={name}>
                {tMethod(name)}
              </option>
            ))}
          </Select>
        </Field>
        {method !== "cash" && (
          <Field label={t("reference")} hint={t("referenceHint")} isOptional>
            <Input
              dir="auto"
              maxLength={100}
              value={back.reference}
              onChange={(event) => back.setReference(event.target.value)}
            />
          </Field>
        )}
        <Field label={t("reason")} isOptional>
          <Input
            dir="auto"
            maxLength={500}
            value={back.reason}
            onChange={(event) => back.setReason(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
