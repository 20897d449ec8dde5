"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { Select } from "@/components/ui/select";
import { MANAGE_STOCK_CHOICES, STOCK_STATUS_CHOICES } from "@/lib/sync/settings/store-settings";
import { SettingsSection } from "./settings-section";
import type { StoreForm } from "./store-form";

const LISTS = ["create", "update"] as const;
const ROWS = [
  { rule: "manageStock", label: "manage", choices: MANAGE_STOCK_CHOICES },
  { rule: "stockStatus", label: "status", choices: STOCK_STATUS_CHOICES },
] as const;

/** The stock status that is sent where the quantity is not. */
export function StockSection({ form }: { form: StoreForm }) {
  const t = useTranslations("woocommerce.settings.stock");
  const fields = useTranslations("woocommerce.settings.fields");
  const [create, update] = useWatch({
    control: form.control,
    name: ["settings.createFields", "settings.updateFields"],
  });
  const isSent = { create: create.includes("quantity"), update: update.includes("quantity") };
  return (
    <SettingsSection id="stock" title={t("title")} text={t("text")}>
      <div className="grid gap-4 sm:grid-cols-2">
        {LISTS.map((list) => (
          <fieldset key={list} className="min-w-0 rounded-box border border-line bg-surface px-4 pt-2 pb-4">
            <legend className="px-1 text-[0.8125rem] font-medium">{fields(list)}</legend>
            {isSent[list] ? (
              <p className="text-ink-muted">{t("sent")}</p>
            ) : (
              <div className="space-y-3">
                {ROWS.map(({ rule, label, choices }) => (
                  <label key={rule} className="block">
                    <span className="mb-1 block text-[0.8125rem]">{t(label)}</span>
                    <Select {...form.register(`settings.stockWithoutQuantity.${list}.${rule}`)}>
                      {choices.map((choice) => (
                        <option key={choice} value={choice}>
                          {t(choice)}
                        </option>
                      ))}
                    </Select>
                  </label>
                ))}
              </div>
            )}
          </fieldset>
        ))}
      </div>
    </SettingsSection>
  );
}
