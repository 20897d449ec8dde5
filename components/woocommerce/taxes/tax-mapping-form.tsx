"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import { Refusal } from "../refusal";
import { ClassMapping } from "./class-mapping";
import { RateMapping } from "./rate-mapping";
import { type ReadableMapping, useTaxMappingForm } from "./use-tax-mapping-form";

type TaxMappingFormProps = { storeId: number; mapping: ReadableMapping };

/** The rows of one side, each with a choice from the other. Suggestions are marked, and saved only by a person. */
export function TaxMappingForm({ storeId, mapping }: TaxMappingFormProps) {
  const t = useTranslations("taxMapping");
  const form = useTaxMappingForm(storeId, mapping);
  const { openCount, isDirty, save } = form;
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {openCount > 0 && (
        <Alert
          tone="accent"
          actions={
            <Button size="sm" onClick={form.takeSuggestions}>
              {t("useSuggestions")}
            </Button>
          }
        >
          {t("suggestions", { count: openCount })}
        </Alert>
      )}
      <ClassMapping mapping={mapping} form={form} />
      <RateMapping mapping={mapping} form={form} />
      {save.isError && <Refusal error={save.error} />}
      <FormActions isSticky={isDirty} status={t(isDirty ? "unsaved" : "upToDate")}>
        <Button type="submit" variant="primary" disabled={!isDirty} isPending={save.isPending}>
          {t("save")}
        </Button>
      </FormActions>
    </form>
  );
}
