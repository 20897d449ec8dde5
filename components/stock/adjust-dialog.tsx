"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { toast } from "sonner";
import type { z } from "zod";
import { formatNumber } from "@/lib/i18n/format";
import { newClientKey } from "@/lib/sales/client-key";
import { MANUAL_KINDS, type ManualMovement, manualMovementSchema } from "@/lib/stock/movement-schema";
import type { StockRow } from "@/lib/stock/stock-view";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useShowRefusal } from "@/components/products/use-show-refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { quantityAt } from "./quantities";
import type { LocationChoice } from "./stock-view";
import { useAdjustStock } from "./use-stock";

type Values = z.input<typeof manualMovementSchema>;

type AdjustDialogProps = { row: StockRow; locations: LocationChoice[]; locationId?: number | undefined; onClose: () => void };

const FORM_ID = "adjust-stock";

/** One movement by hand, with its reason. */
export function AdjustDialog({ row, locations, locationId, onClose }: AdjustDialogProps) {
  const t = useTranslations("products.stock");
  const locale = useLocale();
  const issueText = useFieldError();
  const adjust = useAdjustStock();
  const [clientKey] = useState(newClientKey);
  const form = useForm<Values, unknown, ManualMovement>({
    resolver: zodResolver(manualMovementSchema),
    defaultValues: { clientKey, variationId: row.variationId, locationId: locationId ?? locations[0]?.id ?? 0, kind: "adjustment", quantity: "", reason: "" },
  });
  const showRefusal = useShowRefusal(form);
  const { errors } = form.formState;
  const values = useWatch({ control: form.control }) as Values;
  const now = quantityAt(row, values.locationId) ?? "0";
  const typed = manualMovementSchema.shape.quantity.safeParse(values.quantity);
  const after = !typed.success ? null : values.kind === "count" ? typed.data : new Decimal(now).plus(typed.data).toFixed();

  async function submit(movement: ManualMovement) {
    try {
      const { id } = await adjust.mutateAsync(movement);
      toast.success(id === null ? t("nothingWritten") : t("written"));
      onClose();
    } catch (error) {
      showRefusal(error);
    }
  }

  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("change")}
      description={<bdi>{[row.name, row.label].filter(Boolean).join(" – ")}</bdi>}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM_ID} variant="primary" isPending={adjust.isPending}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form id={FORM_ID} noValidate className="space-y-4" onSubmit={form.handleSubmit(submit)}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("location")}>
            <Select {...form.register("locationId", { valueAsNumber: true })}>
              {locations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("kind")}>
            <Select {...form.register("kind")}>
              {MANUAL_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kinds.${kind}`)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <Field label={t(`quantity.${values.kind}`)} hint={t(`quantityHint.${values.kind}`)} error={issueText(errors.quantity?.message)}>
          <Input isNumeric autoFocus {...form.register("quantity")} />
        </Field>
        <p className="flex gap-4 rounded-box bg-sunken px-3 py-2 tabular-nums">
          <span className="text-ink-muted">{t("now", { quantity: formatNumber(locale, now) })}</span>
          {after !== null && <span className="font-medium">{t("after", { quantity: formatNumber(locale, after) })}</span>}
        </p>
        <Field label={t("reason")} hint={t("reasonHint")} error={issueText(errors.reason?.message)}>
          <Input dir="auto" maxLength={500} {...form.register("reason")} />
        </Field>
      </form>
    </Dialog>
  );
}
