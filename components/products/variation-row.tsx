"use client";

import { useTranslations } from "next-intl";
import type { CatalogChoices, ProductView, VariationView } from "@/lib/catalog/product-view";
import { Badge } from "@/components/ui/badge";
import { TableCell, TableRow } from "@/components/ui/table";
import type { ProductRights } from "@/lib/permissions/products";
import { VariationSaleButton } from "./actions/variation-sale-button";
import { CellInput } from "./form-fields";
import { SalePriceCells } from "./sale-price-fields";
import { VariationImage } from "./variation-image";
import { variationLabel } from "./variation-label";

/** Without images there is nothing to choose from. */
export function hasImages({ images, variations }: ProductView): boolean {
  return images.length > 0 || variations.some(({ image }) => image !== null);
}

type VariationRowProps = {
  product: ProductView;
  variation: VariationView;
  index: number;
  choices: CatalogChoices;
  rights: ProductRights;
};

export function VariationRow({ product, variation, index, choices, rights }: VariationRowProps) {
  const t = useTranslations("products");
  const label = variationLabel(variation);
  const of = <K extends string>(key: K) => `variations.${index}.${key}` as const;
  return (
    <TableRow>
      <th
        scope="row"
        className="sticky start-0 border-b border-line bg-surface px-3 py-1.5 ps-4 text-start font-normal sm:ps-5"
      >
        <span className="flex max-w-32 items-center gap-2 sm:max-w-64">
          <span className="min-w-16">
            <bdi>{label}</bdi>
            {variation.isArchived && <Badge>{t("archived")}</Badge>}
          </span>
        </span>
      </th>
      <CellInput
        isNumeric
        className="w-24"
        name={of("price")}
        label={`${t("price")}, ${label}`}
        disabled={!rights.canPrice}
      />
      <SalePriceCells index={index} label={label} isDisabled={!rights.canPrice} />
      {choices.priceGroups.map(({ id, name }) => (
        <CellInput
          isNumeric
          className="w-24"
          key={id}
          name={of(`groupPrices.${id}`)}
          label={`${name}, ${label}`}
          disabled={!rights.canPrice}
        />
      ))}
      <CellInput
        className="w-52"
        dir="auto"
        name={of("sku")}
        storeText="sku"
        label={`${t("sku")}, ${label}`}
        disabled={!rights.canEdit}
      />
      <CellInput
        className="w-36"
        dir="ltr"
        name={of("barcode")}
        label={`${t("barcode")}, ${label}`}
        disabled={!rights.canEdit}
      />
      <CellInput
        isNumeric
        className="w-24"
        name={of("weight")}
        label={`${t("weight")}, ${label}`}
        disabled={!rights.canEdit}
      />
      {hasImages(product) && (
        <TableCell>
          <VariationImage
            product={product}
            image={variation.image}
            name={of("mediaId")}
            label={`${t("variationImage")}, ${label}`}
            isDisabled={!rights.canEdit}
          />
        </TableCell>
      )}
      {rights.canEdit && (
        <TableCell>
          <VariationSaleButton product={product} variation={variation} />
        </TableCell>
      )}
    </TableRow>
  );
}
