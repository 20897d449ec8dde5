"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type UseFormReturn, useFieldArray, useWatch } from "react-hook-form";
import { toast } from "sonner";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { SALE_STATUSES, SHIPPING_STATUSES } from "@/lib/sync/settings/order-settings";
import { type OrderSettingsForm, type OrderSettingsInput, UNMAPPED } from "@/lib/sync/stores/order-settings-input";
import { useOrderWords } from "../orders/use-order-words";
import { ProblemText } from "../problem-text";
import { Refusal } from "../refusal";
import { SettingsSection } from "../settings/settings-section";
import { StatusChoice } from "./status-choice";
import { useStoreOrderChoices } from "./use-order-settings";

type StatusTableProps = { form: UseFormReturn<OrderSettingsForm, unknown, OrderSettingsInput>; storeId: number };

/**
 * Status of the store → sale and shipping status. Statuses of plugins are fetched or typed, and stay unmapped until a
 * person chooses.
 */
export function StatusTable({ form, storeId }: StatusTableProps) {
  const t = useTranslations("orders.settings.statuses");
  const state = useTranslations("orders.state");
  const shipping = useTranslations("orders.shippingStatus");
  const words = useOrderWords();
  const invalid = useFieldError();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "statuses" });
  const rows = useWatch({ control: form.control, name: "statuses" });
  const choices = useStoreOrderChoices(storeId);
  const errors = form.formState.errors.statuses;

  function addFromStore() {
    choices.mutate(undefined, {
      onSuccess: (answer) => {
        if (!answer.ok) return;
        const known = new Set(form.getValues("statuses").map(({ status }) => status));
        const added = answer.statuses.filter(({ slug }) => slug !== "trash" && !known.has(slug));
        append(
          added.map(({ slug }) => ({ status: slug, sale: UNMAPPED, shipping: "none" as const })),
          { shouldFocus: false },
        );
        const methods = new Set(form.getValues("payments").map(({ method }) => method));
        const payments = answer.payments
          .filter(({ slug }) => !methods.has(slug))
          .map(({ slug }) => ({ method: slug, pos: "online" as const }));
        if (payments.length > 0)
          form.setValue("payments", [...form.getValues("payments"), ...payments], { shouldDirty: true });
        toast.success(t("added", { count: added.length }));
      },
    });
  }

  return (
    <SettingsSection id="statuses" title={t("title")} text={`${t("text")} ${t("unmapped")}`}>
      <div className="space-y-2">
        <div
          aria-hidden
          className="hidden grid-cols-[minmax(0,1fr)_9rem_9rem_2rem] gap-2 text-[0.8125rem] text-ink-muted sm:grid"
        >
          <span>{t("status")}</span>
          <span>{t("sale")}</span>
          <span>{t("shipping")}</span>
        </div>
        <ul className="space-y-3">
          {fields.map((field, index) => (
            <li
              key={field.id}
              className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2rem] items-start gap-2 max-sm:rounded-box max-sm:border max-sm:border-line max-sm:p-2 sm:grid-cols-[minmax(0,1fr)_9rem_9rem_2rem]"
            >
              <div className="min-w-0 max-sm:col-span-2">
                <Input
                  aria-label={t("status")}
                  dir="ltr"
                  placeholder={t("status")}
                  {...form.register(`statuses.${index}.status`)}
                />
                {words.remoteStatus(field.status) !== field.status && (
                  <span className="mt-1 block text-[0.8125rem] text-ink-muted">{words.remoteStatus(field.status)}</span>
                )}
                {rows[index]?.sale === UNMAPPED && field.orders !== undefined && (
                  <span className="mt-1 block text-[0.8125rem] text-ink-muted">
                    {t("seen", { count: field.orders })}
                  </span>
                )}
                {errors?.[index]?.status && (
                  <span role="alert" className="block text-[0.8125rem] text-danger-ink">
                    {invalid(errors[index].status.message)}
                  </span>
                )}
              </div>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t("remove", { status: field.status })}
                className="sm:order-last"
                onClick={() => remove(index)}
              >
                <X aria-hidden />
              </Button>
              <StatusChoice label={t("sale")} status={field.status} {...form.register(`statuses.${index}.sale`)}>
                <option value={UNMAPPED}>{t("notMapped")}</option>
                {SALE_STATUSES.map((status) => (
                  <option key={status} value={status}>
                    {state(status)}
                  </option>
                ))}
              </StatusChoice>
              {rows[index]?.sale === UNMAPPED ? (
                <span className="max-sm:hidden" />
              ) : (
                <StatusChoice
                  label={t("shipping")}
                  status={field.status}
                  wrapperClassName="max-sm:col-span-2"
                  {...form.register(`statuses.${index}.shipping`)}
                >
                  {SHIPPING_STATUSES.map((status) => (
                    <option key={status} value={status}>
                      {shipping(status)}
                    </option>
                  ))}
                </StatusChoice>
              )}
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => append({ status: "", sale: "draft", shipping: "none" })}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
          <Button size="sm" isPending={choices.isPending} onClick={addFromStore}>
            {t("ask")}
          </Button>
        </div>
        {choices.isError && <Refusal error={choices.error} />}
        {choices.data?.ok === false && (
          <Alert tone="danger" isLive>
            <ProblemText code={choices.data.errorCode} detail={choices.data.errorDetail} />
          </Alert>
        )}
        <p className="text-[0.8125rem] text-ink-muted">{t("note")}</p>
      </div>
    </SettingsSection>
  );
}
