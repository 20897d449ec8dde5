"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { toast } from "sonner";
import type { z } from "zod";
import type { CatalogChoices, ProductView, VariationView } from "@/lib/catalog/product-view";
import { formatNumber } from "@/lib/i18n/format";
import { newClientKey } from "@/lib/sales/client-key";
import { MANUAL_KINDS, type ManualMovement, manualMovementSchema } from "@/lib/stock/movement-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useRecordMovement } from "./use-movements";
import { useShowRefusal } from "./use-show-refusal";
import { variationLabel } from "./variation-label";

type MovementValues = z.input<typeof manualMovementSchema>;

type StockDialogProps = {
  product: ProductView;
  variations: VariationView[];
  choices: CatalogChoices;
  onClose: () => void;
};

const FORM_ID = "stock-movement";

/** Stock changes only through a movement, and a movement has a reason. */
export function StockDialog({ product, variations, choices, onClose }: StockDialogProps) {
  const t = useTranslations("products.stock");
  const issueText = useFieldError();
  const record = useRecordMovement(product.id);
  const [clientKey] = useState(newClientKey);
  const form = useForm<MovementValues, unknown, ManualMovement>({
    resolver: zodResolver(manualMovementSchema),
    defaultValues: {
      clientKey,
      variationId: variations[0]?.id ?? 0,
      locationId: choices.locations[0]?.id ?? 0,
      kind: "adjustment",
      quantity: "",
      reason: "",
    },
  });
  const showRefusal = useShowRefusal(form);
  const { errors } = form.formState;
  const values = useWatch({ control: form.control }) as MovementValues;

  async function submit(movement: ManualMovement) {
    try {
      const { id } = await record.mutateAsync(movement);
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
      description={<bdi>{product.name}</bdi>}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM_ID} variant="primary" isPending={record.isPending}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form id={FORM_ID} noValidate className="space-y-4" onSubmit={form.handleSubmit(submit)}>
        {product.type === "variable" && (
          <Field label={t("variation")}>
            <Select {...form.register("variationId", { valueAsNumber: true })}>
              {variations.map((variation) => (
                <option key={variation.id} value={variation.id}>
                  {variationLabel(variation)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("location")}>
            <Select {...form.register("locationId", { valueAsNumber: true })}>
              {choices.locations.map(({ id, name }) => (
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
        <LevelPreview values={values} variations={variations} />
        <Field label={t("reason")} hint={t("reasonHint")} error={issueText(errors.reason?.message)}>
          <Input dir="auto" maxLength={500} {...form.register("reason")} />
        </Field>
      </form>
    </Dialog>
  );
}

/** What there is now and what there will be, before it is written. */
function LevelPreview({ values, variations }: { values: MovementValues; variations: VariationView[] }) {
  const t = useTranslations("products.stock");
  const locale = useLocale();
  const variation = variations.find(({ id }) => id === values.variationId);
  const now = variation?.stock.find(({ locationId }) => locationId === values.locationId)?.quantity ?? "0";
  const typed = manualMovementSchema.shape.quantity.safeParse(values.quantity);
  const after = !typed.success ? null : values.kind === "count" ? typed.data : new Decimal(now).plus(typed.data).toFixed();
  return (
    <p className="flex gap-4 rounded-box bg-sunken px-3 py-2 tabular-nums">
      <span className="text-ink-muted">{t("now", { quantity: formatNumber(locale, now) })}</span>
      {after !== null && <span className="font-medium">{t("after", { quantity: formatNumber(locale, after) })}</span>}
    </p>
  );
}
