"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Decimal } from "decimal.js";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { toast } from "sonner";
import type { z } from "zod";
import { newClientKey } from "@/lib/client-key";
import { MANUAL_KINDS, type ManualMovement, manualMovementSchema } from "@/lib/stock/movement-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useFormat } from "@/components/hooks/use-format";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useRecordMovement } from "./use-stock";

type Choice = { id: number; name: string };

type MovementDialogProps = {
  /** Name of the product or variation. */
  subject: string;
  /** A single variation needs no choice. */
  variations: readonly Choice[];
  locations: readonly Choice[];
  locationId?: number | undefined;
  levelOf: (variationId: number, locationId: number) => string;
  onClose: () => void;
};

/** Stock changes only through a movement, and a movement has a reason. */
export function MovementDialog({ subject, variations, locations, locationId, levelOf, onClose }: MovementDialogProps) {
  const t = useTranslations("products.stock");
  const issueText = useFieldError();
  const format = useFormat();
  const record = useRecordMovement();
  const [clientKey] = useState(newClientKey);
  const form = useForm<z.input<typeof manualMovementSchema>, unknown, ManualMovement>({
    resolver: zodResolver(manualMovementSchema),
    defaultValues: {
      clientKey,
      variationId: variations[0]?.id ?? 0,
      locationId: locationId ?? locations[0]?.id ?? 0,
      kind: "adjustment",
      quantity: "",
      reason: "",
    },
  });
  const { errors } = form.formState;
  const values = useWatch({ control: form.control }) as z.input<typeof manualMovementSchema>;
  const now = levelOf(values.variationId, values.locationId);
  const typed = manualMovementSchema.shape.quantity.safeParse(values.quantity);
  const after = !typed.success
    ? null
    : values.kind === "count"
      ? typed.data
      : new Decimal(now).plus(typed.data).toFixed();

  async function submit(movement: ManualMovement) {
    const { id } = await record.mutateAsync(movement);
    toast.success(id === null ? t("nothingWritten") : t("written"));
    onClose();
  }

  return (
    <FormDialog
      form={form}
      title={t("change")}
      description={<bdi>{subject}</bdi>}
      submitLabel={t("submit")}
      onSubmit={submit}
      onClose={onClose}
    >
      {variations.length > 1 && (
        <Field label={t("variation")}>
          <Select {...form.register("variationId", { valueAsNumber: true })}>
            <Options choices={variations} />
          </Select>
        </Field>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("location")}>
          <Select {...form.register("locationId", { valueAsNumber: true })}>
            <Options choices={locations} />
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
      <Field
        label={t(`quantity.${values.kind}`)}
        hint={t(`quantityHint.${values.kind}`)}
        error={issueText(errors.quantity?.message)}
      >
        <Input isNumeric autoFocus {...form.register("quantity")} />
      </Field>
      {/* The quantity before and after the movement. */}
      <p className="flex gap-4 rounded-box bg-sunken px-3 py-2 tabular-nums">
        <span className="text-ink-muted">{t("now", { quantity: format.number(now) })}</span>
        {after !== null && <span className="font-medium">{t("after", { quantity: format.number(after) })}</span>}
      </p>
      <Field label={t("reason")} hint={t("reasonHint")} error={issueText(errors.reason?.message)}>
        <Input dir="auto" maxLength={500} {...form.register("reason")} />
      </Field>
    </FormDialog>
  );
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
