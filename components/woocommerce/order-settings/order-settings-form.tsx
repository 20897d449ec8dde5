"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { toast } from "sonner";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-actions";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { SUB_ORDER_CHOICES } from "@/lib/sync/settings/order-settings";
import {
  type OrderSettingsForm as Fields,
  type OrderSettingsInput,
  orderSettingsInputSchema,
} from "@/lib/sync/stores/order-settings-input";
import { Refusal } from "../refusal";
import { SettingsSection } from "../settings/settings-section";
import { PaymentTable } from "./payment-table";
import { StatusTable } from "./status-table";
import { useSaveOrderSettings } from "./use-order-settings";

type OrderSettingsFormProps = { storeId: number; settings: Fields };

/** How a store's orders are imported, validated by the server's own schema. */
export function OrderSettingsForm({ storeId, settings }: OrderSettingsFormProps) {
  const t = useTranslations("orders.settings");
  const form = useForm<Fields, unknown, OrderSettingsInput>({
    resolver: zodResolver(orderSettingsInputSchema),
    defaultValues: settings,
  });
  const save = useSaveOrderSettings(storeId);
  const invalid = useFieldError();
  const { errors, isDirty } = form.formState;
  const submit = form.handleSubmit((input) =>
    save.mutate(input, {
      onSuccess: (saved) => {
        form.reset(saved);
        toast.success(t("saved"));
      },
    }),
  );
  return (
    <form noValidate onSubmit={submit}>
      <SettingsSection id="intake" title={t("intake.title")} text={t("intake.text")}>
        <Switch label={t("intake.on")} className="max-w-md" {...form.register("isEnabled")} />
        <Field
          label={t("intake.from")}
          hint={t("intake.fromHint")}
          error={invalid(errors.importFrom?.message)}
          className="max-w-xs"
        >
          <Controller control={form.control} name="importFrom" render={({ field }) => <DateField {...field} />} />
        </Field>
        <Field label={t("intake.subOrders")} hint={t("intake.subOrdersHint")} className="max-w-md">
          <Select {...form.register("subOrders")}>
            {SUB_ORDER_CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {t(`intake.subOrderChoices.${choice}`)}
              </option>
            ))}
          </Select>
        </Field>
      </SettingsSection>
      <StatusTable form={form} storeId={storeId} />
      <PaymentTable form={form} />
      <SettingsSection id="order-stock" title={t("stock.title")} text={t("stock.text")}>
        <Switch
          label={t("stock.auto")}
          hint={t("stock.autoHint")}
          className="max-w-md"
          {...form.register("finaliseWhenStocked")}
        />
        <Switch label={t("stock.push")} className="max-w-md" {...form.register("pushStock")} />
        <Field
          label={t("stock.buffer")}
          hint={t("stock.bufferHint")}
          error={invalid(errors.safetyBuffer?.message)}
          className="max-w-xs"
        >
          <Input
            type="number"
            isNumeric
            inputMode="numeric"
            min={0}
            {...form.register("safetyBuffer", { valueAsNumber: true })}
          />
        </Field>
      </SettingsSection>
      {save.isError && (
        <div className="pb-4">
          <Refusal error={save.error} />
        </div>
      )}
      <FormActions isSticky={isDirty} status={t(isDirty ? "unsaved" : "upToDate")}>
        <Button type="submit" variant="primary" disabled={!isDirty && !save.isPending} isPending={save.isPending}>
          {t("save")}
        </Button>
      </FormActions>
    </form>
  );
}
