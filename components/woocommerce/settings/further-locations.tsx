"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { useController, useWatch } from "react-hook-form";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Checkbox } from "@/components/ui/checkbox";
import type { StoreChoices } from "@/lib/sync/runs/sync-view";
import type { StoreForm } from "./store-form";

type FurtherLocationsProps = { form: StoreForm; locations: StoreChoices["locations"] };

/** The locations whose stock is added to what the store offers. That of its orders is not among them. */
export function FurtherLocations({ form, locations }: FurtherLocationsProps) {
  const t = useTranslations("woocommerce.settings.source");
  const invalid = useFieldError();
  const hintId = useId();
  const main = Number(useWatch({ control: form.control, name: "locationId" }));
  const { field, fieldState } = useController({ control: form.control, name: "furtherLocationIds" });
  const others = locations.filter(({ id }) => id !== main);
  if (others.length === 0) return null;
  const error = invalid(fieldState.error?.message);
  function choose(id: number, isChosen: boolean) {
    const next = new Set(field.value);
    if (isChosen) next.add(id);
    else next.delete(id);
    // In the order of the list, so that ticking and unticking leaves the form unchanged.
    field.onChange(locations.map((one) => one.id).filter((one) => next.has(one)));
  }
  return (
    <fieldset aria-describedby={hintId} className="sm:col-span-2">
      <legend className="text-[0.8125rem] font-medium">{t("furtherLocations")}</legend>
      <div className="flex flex-wrap gap-x-6">
        {others.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={<bdi>{name}</bdi>}
            checked={field.value.includes(id)}
            onBlur={field.onBlur}
            onChange={(event) => choose(id, event.target.checked)}
          />
        ))}
      </div>
      <p id={hintId} className="text-[0.8125rem] text-ink-muted">
        {t("furtherLocationsHint")}
      </p>
      {error && (
        <p role="alert" className="text-[0.8125rem] text-danger-ink">
          {error}
        </p>
      )}
    </fieldset>
  );
}
