"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CatalogChoices, ProductView } from "@/lib/catalog/product-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Table, TableBody, TableHead, TableHeaderCell } from "@/components/ui/table";
import type { ProductRights } from "@/lib/permissions/products";
import { AddVariationsDialog } from "./actions/add-variations-dialog";
import { hasImages, VariationRow } from "./variation-row";

type VariationsTableProps = {
  product: ProductView;
  choices: CatalogChoices;
  rights: ProductRights;
  /** Called with the product when combinations were added, so that the form has fields for them. */
  onAdded: (product: ProductView) => void;
};

/** Every variation with its prices and codes, editable in place. */
export function VariationsTable({ product, choices, rights, onAdded }: VariationsTableProps) {
  const [isAdding, setIsAdding] = useState(false);
  const t = useTranslations("products");
  const { currency, pricesIncludeTax, priceGroups, weightUnit } = choices;
  return (
    <Card
      isFlush
      title={t("variations")}
      description={t(pricesIncludeTax ? "priceHintGross" : "priceHintNet", { currency })}
      actions={
        rights.canEdit &&
        rights.canPrice && (
          <Button size="sm" onClick={() => setIsAdding(true)}>
            <Plus aria-hidden />
            {t("addVariations.open")}
          </Button>
        )
      }
    >
      <Table caption={t("variations")}>
        <TableHead>
          <tr>
            <TableHeaderCell className="sticky start-0 z-10">{t("variation")}</TableHeaderCell>
            <TableHeaderCell isNumeric>{t("price")}</TableHeaderCell>
            <TableHeaderCell isNumeric>{t("salePrice")}</TableHeaderCell>
            <TableHeaderCell>{t("salePriceFrom")}</TableHeaderCell>
            <TableHeaderCell>{t("salePriceUntil")}</TableHeaderCell>
            {priceGroups.map(({ id, name }) => (
              <TableHeaderCell isNumeric key={id}>
                {name}
              </TableHeaderCell>
            ))}
            <TableHeaderCell>{t("sku")}</TableHeaderCell>
            <TableHeaderCell>{t("barcode")}</TableHeaderCell>
            <TableHeaderCell isNumeric>{t("weightUnit", { unit: weightUnit })}</TableHeaderCell>
            {hasImages(product) && <TableHeaderCell>{t("variationImage")}</TableHeaderCell>}
            {rights.canEdit && (
              <TableHeaderCell>
                <span className="sr-only">{t("actions.more")}</span>
              </TableHeaderCell>
            )}
          </tr>
        </TableHead>
        <TableBody>
          {product.variations.map((variation, index) => (
            <VariationRow
              key={variation.id}
              product={product}
              variation={variation}
              index={index}
              choices={choices}
              rights={rights}
            />
          ))}
        </TableBody>
      </Table>
      {isAdding && <AddVariationsDialog product={product} onAdded={onAdded} onClose={() => setIsAdding(false)} />}
    </Card>
  );
}
