"use client";

import { useTranslations } from "next-intl";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import type { CatalogChoices, ProductView } from "@/lib/catalog/product-view";
import type { MovementPage } from "@/lib/stock/movement-schema";
import { MovementHistory } from "./movement-history";
import { ProductForm } from "./product-form";
import { ProductImages } from "./product-images";
import { ProductStock } from "./product-stock";
import { useProduct } from "./use-product";

export type ProductRights = { canEdit: boolean; canPrice: boolean; canSeeStock: boolean; canAdjustStock: boolean };

type ProductEditorProps = {
  initial: ProductView;
  choices: CatalogChoices;
  categories: CategoryRow[];
  movements: MovementPage | null;
  rights: ProductRights;
};

/** A product: the form on one side, what is written at once (images, stock) on the other. */
export function ProductEditor({ initial, choices, categories, movements, rights }: ProductEditorProps) {
  const t = useTranslations("products");
  const { data: product } = useProduct(initial);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
      <div className="min-w-0 space-y-4">
        {!rights.canEdit && !rights.canPrice && <p className="text-ink-muted">{t("readOnly")}</p>}
        <ProductForm product={product} choices={choices} categories={categories} rights={rights} />
      </div>
      <div className="min-w-0 space-y-4">
        <ProductImages product={product} canEdit={rights.canEdit} />
        {rights.canSeeStock && <ProductStock product={product} choices={choices} canAdjust={rights.canAdjustStock} />}
        {movements !== null && product.tracksStock && (
          <MovementHistory product={product} initial={movements} timeZone={choices.timeZone} />
        )}
      </div>
    </div>
  );
}
