"use client";

import { useTranslations } from "next-intl";
import { Controller, useWatch } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { SYNC_FIELDS, type SyncField } from "@/lib/sync/settings/store-settings";
import { SettingsSection } from "./settings-section";
import type { StoreForm } from "./store-form";

const LISTS = ["create", "update"] as const;

/** The fields that are sent when a product is created, and when it is updated. */
export function FieldsSection({ form }: { form: StoreForm }) {
  const t = useTranslations("woocommerce.settings.fields");
  const descriptions = useWatch({ control: form.control, name: "settings.descriptions" });
  const hintOf = (field: SyncField) => {
    if (field === "name") return t("nameNeeded");
    if (field === "salePrice") return t("salePriceOwn");
    return field === "description" && descriptions === "none" ? t("descriptionOff") : null;
  };
  return (
    <SettingsSection id="fields" title={t("title")} text={t("text")}>
      <table className="w-full border-separate border-spacing-0 overflow-hidden rounded-box border border-line bg-surface">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr className="bg-sunken text-xs text-ink-muted">
            <th scope="col" className="h-9 px-4 text-start font-medium">
              {t("field")}
            </th>
            {LISTS.map((list) => (
              <th key={list} scope="col" className="w-28 px-2 text-center font-medium sm:w-36">
                {t(list)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SYNC_FIELDS.map((field) => (
            <tr key={field}>
              <th scope="row" className="border-t border-line px-4 py-2 text-start font-normal">
                {t(field)}
                {hintOf(field) && <span className="block text-[0.8125rem] text-ink-muted">{hintOf(field)}</span>}
              </th>
              {LISTS.map((list) => (
                <td key={list} className="border-t border-line px-2 py-2 text-center">
                  <FieldBox form={form} list={list} field={field} label={`${t(field)}, ${t(list)}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-[0.8125rem] text-ink-muted">{t("skuNote")}</p>
    </SettingsSection>
  );
}

type FieldBoxProps = { form: StoreForm; list: (typeof LISTS)[number]; field: SyncField; label: string };

function FieldBox({ form, list, field, label }: FieldBoxProps) {
  return (
    <Controller
      control={form.control}
      name={list === "create" ? "settings.createFields" : "settings.updateFields"}
      render={({ field: { value, onChange, onBlur } }) => (
        <Checkbox
          aria-label={label}
          className="align-middle"
          checked={value.includes(field)}
          // A create needs a name: the store would call the product "Product".
          disabled={list === "create" && field === "name"}
          onBlur={onBlur}
          onChange={(event) => {
            const next = new Set(value);
            if (event.target.checked) next.add(field);
            else next.delete(field);
            // In the schema's order, so that ticking and unticking leaves the form unchanged.
            onChange(SYNC_FIELDS.filter((field) => next.has(field)));
          }}
        />
      )}
    />
  );
}
