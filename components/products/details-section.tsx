"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Controller, useFormContext } from "react-hook-form";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { toCategoryTree } from "@/lib/catalog/category-tree";
import type { CatalogChoices, ProductView } from "@/lib/catalog/product-view";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { IdSelect } from "@/components/ui/id-select";
import { Switch } from "@/components/ui/switch";
import { categoryLabel } from "./category-label";
import { FormInput, FormTextarea, useFormFieldError } from "./form-fields";
import type { ProductFormValues } from "./product-form-values";

type DetailsSectionProps = {
  product: Pick<ProductView, "type" | "taxRateId">;
  choices: CatalogChoices;
  categories: CategoryRow[];
  isDisabled: boolean;
  /** A new product has its SKU here whatever its type, with the hint that it may stay empty. */
  isNew?: boolean;
};

export function DetailsSection({ product, choices, categories, isDisabled, isNew = false }: DetailsSectionProps) {
  const t = useTranslations("products");
  const { register } = useFormContext<ProductFormValues>();
  return (
    <Card title={t("details")}>
      <fieldset disabled={isDisabled} className="min-w-0 space-y-4">
        <FormInput name="name" storeText="name" label={t("name")} dir="auto" maxLength={500} />
        <div className="grid gap-4 sm:grid-cols-2">
          <IdField name="categoryId" label={t("category")} none={t("noCategory")}>
            {toCategoryTree(categories).map((node) => (
              <option key={node.id} value={node.id}>
                {categoryLabel(node)}
              </option>
            ))}
          </IdField>
          <IdField name="taxRateId" label={t("taxRate")} none={t("noTaxRate")}>
            <ArchivedRate product={product} choices={choices} />
            {choices.taxRates.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </IdField>
        </div>
        {(isNew || product.type === "variable") && (
          <FormInput
            name="sku"
            storeText="sku"
            label={t(product.type === "variable" ? "productSku" : "sku")}
            hint={isNew && t("skuHint")}
            dir="auto"
            maxLength={100}
          />
        )}
        <FormTextarea name="shortDescription" label={t("shortDescription")} rows={2} />
        <FormTextarea name="description" label={t("description")} hint={t("htmlHint")} rows={6} />
        {!isNew && <Switch label={t("new.tracksStock")} hint={t("new.tracksStockHint")} {...register("tracksStock")} />}
        <Switch label={t("syncSwitch")} hint={t("syncHint")} {...register("isSyncDisabled")} />
      </fieldset>
    </Card>
  );
}

/** A product's own rate stays in the list after the rate is archived. */
function ArchivedRate({ product, choices }: { product: Pick<ProductView, "taxRateId">; choices: CatalogChoices }) {
  const t = useTranslations("products");
  const id = product.taxRateId;
  if (id === null || choices.taxRates.some((rate) => rate.id === id)) return null;
  return <option value={id}>{t("archivedTaxRate")}</option>;
}

type IdFieldProps = { name: "categoryId" | "taxRateId"; label: string; none: string; children: ReactNode };

function IdField({ name, label, none, children }: IdFieldProps) {
  const { control } = useFormContext<ProductFormValues>();
  const error = useFormFieldError(name);
  return (
    <Field label={label} error={error}>
      <Controller
        control={control}
        name={name}
        render={({ field }) => (
          <IdSelect field={field} none={none}>
            {children}
          </IdSelect>
        )}
      />
    </Field>
  );
}
