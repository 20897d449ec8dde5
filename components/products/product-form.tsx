"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormProvider } from "react-hook-form";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import type { CatalogChoices, ProductView } from "@/lib/catalog/product-view";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ProductRights } from "@/lib/permissions/products";
import { DetailsSection } from "./details-section";
import { PricingSection } from "./pricing-section";
import { SaveBar } from "./save-bar";
import { TWO_COLUMNS } from "./two-columns";
import { useProductForm } from "./use-product-form";
import { VariationsTable } from "./variations-table";

type ProductFormProps = {
  product: ProductView;
  choices: CatalogChoices;
  categories: CategoryRow[];
  rights: ProductRights;
  /** Stands beside the details. */
  aside?: ReactNode;
};

/** The parts that are saved together: details, prices, codes and whether the product is sent to WooCommerce. */
export function ProductForm({ product, choices, categories, rights, aside }: ProductFormProps) {
  const { form, theirs, isSaving, onSubmit, keepMine, takeTheirs, discard, adoptVariations } = useProductForm(
    product,
    choices.priceGroups.map(({ id }) => id),
    currencyDecimals(choices.currency),
  );
  const details = (
    <DetailsSection product={product} choices={choices} categories={categories} isDisabled={!rights.canEdit} />
  );
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={onSubmit} className="min-w-0 space-y-4">
        {aside === undefined ? (
          details
        ) : (
          <div className={TWO_COLUMNS}>
            {details}
            {aside}
          </div>
        )}
        {product.type === "simple" ? (
          <PricingSection choices={choices} rights={rights} />
        ) : (
          <VariationsTable product={product} choices={choices} rights={rights} onAdded={adoptVariations} />
        )}
        {theirs !== null && <ConflictNotice isSaving={isSaving} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />}
        <SaveBar isSaving={isSaving} isHeld={theirs !== null} onDiscard={discard} />
      </form>
    </FormProvider>
  );
}

type ConflictNoticeProps = { isSaving: boolean; onKeepMine: () => void; onTakeTheirs: () => void };

/** Somebody else saved first: nothing is lost until the user has chosen. */
function ConflictNotice({ isSaving, onKeepMine, onTakeTheirs }: ConflictNoticeProps) {
  const t = useTranslations("products.conflict");
  return (
    <Alert
      isLive
      tone="warning"
      title={t("title")}
      actions={
        <>
          <Button variant="primary" isPending={isSaving} onClick={onKeepMine}>
            {t("keepMine")}
          </Button>
          <Button onClick={onTakeTheirs}>{t("takeTheirs")}</Button>
        </>
      }
    >
      {t("text")}
    </Alert>
  );
}
