"use client";

import { useTranslations } from "next-intl";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { toCategoryTree } from "@/lib/catalog/category-tree";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ROUNDINGS } from "@/lib/catalog/bulk-schema";
import { categoryLabel } from "../category-label";

export type ChangeKind = "price" | "category" | "tax" | "sync";

/** The typed values, before they are a change. */
export type ChangeDraft = {
  kind: ChangeKind;
  mode: "set" | "percent" | "amount";
  value: string;
  rounding: (typeof ROUNDINGS)[number];
  target: string;
};

type ChangeFieldsProps = {
  draft: ChangeDraft;
  choices: CatalogChoices;
  categories: CategoryRow[];
  error: string | undefined;
  onChange: (draft: ChangeDraft) => void;
};

/** The fields that a kind of change needs. */
export function ChangeFields({ draft, choices, categories, error, onChange }: ChangeFieldsProps) {
  const t = useTranslations("products.bulk");
  const p = useTranslations("products");
  const set = (part: Partial<ChangeDraft>) => onChange({ ...draft, ...part });
  if (draft.kind === "price") {
    return (
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("mode")}>
          <Select value={draft.mode} onChange={({ target }) => set({ mode: target.value as ChangeDraft["mode"] })}>
            {(["set", "percent", "amount"] as const).map((mode) => (
              <option key={mode} value={mode}>
                {t(`modes.${mode}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("value")} hint={draft.mode !== "set" && t("valueHint")} error={error}>
          <Input isNumeric value={draft.value} onChange={({ target }) => set({ value: target.value })} />
        </Field>
        {draft.mode !== "set" && (
          <Field label={t("rounding")}>
            <Select
              value={draft.rounding}
              onChange={({ target }) => set({ rounding: target.value as ChangeDraft["rounding"] })}
            >
              {ROUNDINGS.map((rounding) => (
                <option key={rounding} value={rounding}>
                  {/* A point in a key would mean nesting. */}
                  {t(`roundings.${rounding.replace(".", "_")}` as "roundings.currency")}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
    );
  }
  const target = {
    value: draft.target,
    onChange: (event: { target: { value: string } }) => set({ target: event.target.value }),
  };
  return (
    <Field label={t(`kinds.${draft.kind}`)}>
      {draft.kind === "sync" ? (
        <Select {...target}>
          <option value="">{t("syncOff")}</option>
          <option value="on">{t("syncOn")}</option>
        </Select>
      ) : draft.kind === "tax" ? (
        <Select {...target}>
          <option value="">{p("noTaxRate")}</option>
          {choices.taxRates.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      ) : (
        <Select {...target}>
          <option value="">{p("noCategory")}</option>
          {toCategoryTree(categories).map((node) => (
            <option key={node.id} value={node.id}>
              {categoryLabel(node)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
