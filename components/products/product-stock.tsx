"use client";

import { PackagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CatalogChoices, ProductView } from "@/lib/catalog/product-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { StockDialog } from "./stock-dialog";
import { StockQuantity } from "./stock-quantity";
import { sumQuantities } from "./sum-quantities";
import { variationLabel } from "./variation-label";

type ProductStockProps = { product: ProductView; choices: CatalogChoices; canAdjust: boolean };

/** How much there is of each variation at each location. */
export function ProductStock({ product, choices, canAdjust }: ProductStockProps) {
  const t = useTranslations("products.stock");
  const [isOpen, setIsOpen] = useState(false);
  if (!product.tracksStock) return <Card title={t("title")}>{t("untracked")}</Card>;
  const variations = product.variations.filter(({ isArchived }) => !isArchived);
  return (
    <Card
      isFlush
      title={t("title")}
      actions={
        canAdjust && (
          <Button size="sm" onClick={() => setIsOpen(true)}>
            <PackagePlus aria-hidden />
            {t("change")}
          </Button>
        )
      }
    >
      <Table caption={t("title")} scrollClassName="max-h-[60dvh]">
        <TableHead>
          <tr>
            <TableHeaderCell>{product.type === "variable" ? t("variation") : <span className="sr-only">{t("variation")}</span>}</TableHeaderCell>
            {choices.locations.map(({ id, name }) => (
              <TableHeaderCell isNumeric key={id}>
                {name}
              </TableHeaderCell>
            ))}
            {choices.locations.length > 1 && <TableHeaderCell isNumeric>{t("total")}</TableHeaderCell>}
          </tr>
        </TableHead>
        <TableBody>
          {variations.map((variation) => (
            <TableRow key={variation.id}>
              <TableCell>
                <bdi>{variationLabel(variation)}</bdi>
              </TableCell>
              {choices.locations.map(({ id }) => (
                <TableCell isNumeric key={id}>
                  <StockQuantity quantity={variation.stock.find(({ locationId }) => locationId === id)?.quantity ?? null} />
                </TableCell>
              ))}
              {choices.locations.length > 1 && (
                <TableCell isNumeric className="font-medium">
                  <StockQuantity quantity={variation.stock.length === 0 ? null : sumQuantities(variation.stock.map(({ quantity }) => quantity))} />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {isOpen && <StockDialog product={product} variations={variations} choices={choices} onClose={() => setIsOpen(false)} />}
    </Card>
  );
}
