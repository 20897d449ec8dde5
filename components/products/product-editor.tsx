"use client";

import { useTranslations } from "next-intl";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import type { CatalogChoices, ProductView } from "@/lib/catalog/product-view";
import type { ProductLanguage } from "@/lib/catalog/product-texts-schema";
import type { NamedLanguage } from "@/lib/catalog/text-languages";
import type { ProductRights } from "@/lib/permissions/products";
import type { MovementPage } from "@/lib/stock/movement-schema";
import { MovementHistory } from "./movement-history";
import { ProductForm } from "./product-form";
import { ProductImages } from "./product-images";
import { ProductStock } from "./product-stock";
import { ProductStores } from "./sync-states/product-stores";
import { ProductTexts } from "./texts/product-texts";
import { TWO_COLUMNS } from "./two-columns";
import { useProduct } from "./use-product";

type ProductEditorProps = {
  initial: ProductView;
  choices: CatalogChoices;
  categories: CategoryRow[];
  movements: MovementPage | null;
  /** In the languages of the stores; none without such a store. */
  texts: ProductLanguage[];
  languages: NamedLanguage[];
  rights: ProductRights;
};

/**
 * A product: the form, and beside it the parts that are saved at once (images, stock). Variations need the full
 * width, so stock and history then go below.
 */
export function ProductEditor({
  initial,
  choices,
  categories,
  movements,
  texts,
  languages,
  rights,
}: ProductEditorProps) {
  const t = useTranslations("products");
  const { data: product } = useProduct(initial);
  const form = { product, choices, categories, rights };
  const images = <ProductImages product={product} canEdit={rights.canEdit} />;
  const stock = rights.canSeeStock && (
    <ProductStock product={product} choices={choices} canAdjust={rights.canAdjustStock} />
  );
  const history = movements !== null && product.tracksStock && (
    <MovementHistory product={product} initial={movements} timeZone={choices.timeZone} />
  );
  const stores = <ProductStores productId={product.id} />;
  const otherTexts = texts.length > 0 && (
    <ProductTexts product={product} initial={texts} names={languages} canEdit={rights.canEdit} />
  );
  const notice = !rights.canEdit && !rights.canPrice && <p className="text-ink-muted">{t("readOnly")}</p>;
  if (product.type === "variable") {
    return (
      <div className="space-y-4">
        {notice}
        <ProductForm {...form} key={product.type} aside={images} />
        {otherTexts}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          {stock}
          {stores}
          {history}
        </div>
      </div>
    );
  }
  return (
    <div className="space-y-4">
      {notice}
      <div className={TWO_COLUMNS}>
        <ProductForm {...form} key={product.type} />
        <div className="min-w-0 space-y-4">
          {images}
          {stock}
          {stores}
          {history}
        </div>
      </div>
      {otherTexts}
    </div>
  );
}
