"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { FormProvider, useWatch } from "react-hook-form";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import type { AttributeChoice } from "@/lib/catalog/list-attributes";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormActions } from "@/components/ui/form-actions";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Switch } from "@/components/ui/switch";
import { DetailsSection } from "../details-section";
import { PricingSection } from "../pricing-section";
import { NewVariations } from "./new-variations";
import { useNewProduct } from "./use-new-product";

type NewProductFormProps = { choices: CatalogChoices; categories: CategoryRow[]; attributeChoices: AttributeChoice[] };

/** A new product. Images and stock follow later, because both need a saved product. */
export function NewProductForm({ choices, categories, attributeChoices }: NewProductFormProps) {
  const t = useTranslations("products.new");
  const { form, isSaving, setType, makeRows, removeRow, onSubmit } = useNewProduct();
  const type = useWatch({ control: form.control, name: "type" });
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={onSubmit} className="min-w-0 max-w-5xl space-y-4">
        <Card title={t("kind")}>
          <div className="grid gap-4 sm:grid-cols-2">
            <RadioGroup legend={t("type")}>
              {(["simple", "variable"] as const).map((value) => (
                <Radio
                  key={value}
                  name="type"
                  value={value}
                  checked={type === value}
                  onChange={() => setType(value)}
                  label={t(`types.${value}`)}
                  hint={t(`typeHints.${value}`)}
                />
              ))}
            </RadioGroup>
            <Switch label={t("tracksStock")} hint={t("tracksStockHint")} {...form.register("tracksStock")} />
          </div>
        </Card>
        <DetailsSection
          isNew
          product={{ type, taxRateId: null }}
          choices={choices}
          categories={categories}
          isDisabled={false}
        />
        {type === "simple" ? (
          <PricingSection
            choices={{ ...choices, priceGroups: [] }}
            rights={{ canEdit: true, canPrice: true }}
            hasSku={false}
            hasSalePrice={false}
          />
        ) : (
          <NewVariations
            choices={choices}
            attributeChoices={attributeChoices}
            onMakeRows={makeRows}
            onRemoveRow={removeRow}
          />
        )}
        <FormActions isSticky status={t("next")}>
          <Button asChild variant="ghost">
            <Link href="/products">{t("cancel")}</Link>
          </Button>
          <Button type="submit" variant="primary" isPending={isSaving}>
            {t("create")}
          </Button>
        </FormActions>
      </form>
    </FormProvider>
  );
}
