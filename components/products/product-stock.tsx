"use client";

import { PackagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CatalogChoices, ProductView } from "@/lib/catalog/product-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { MovementDialog } from "@/components/stock/movement-dialog";
import { SingleLevels, VariationLevels } from "./stock-levels";
import { variationLabel } from "./variation-label";

type ProductStockProps = { product: ProductView; choices: CatalogChoices; canAdjust: boolean };

/** The stock of each variation at each location. */
export function ProductStock({ product, choices, canAdjust }: ProductStockProps) {
  const t = useTranslations("products.stock");
  const [isOpen, setIsOpen] = useState(false);
  if (!product.tracksStock) return <Card title={t("title")}>{t("untracked")}</Card>;
  const variations = product.variations.filter(({ isArchived }) => !isArchived);
  const [single] = variations;
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
      {product.type === "simple" && single !== undefined ? (
        <SingleLevels variation={single} choices={choices} />
      ) : (
        <VariationLevels variations={variations} choices={choices} />
      )}
      {isOpen && (
        <MovementDialog
          subject={product.name}
          variations={variations.map((variation) => ({ id: variation.id, name: variationLabel(variation) }))}
          locations={choices.locations}
          levelOf={(variationId, locationId) =>
            variations.find(({ id }) => id === variationId)?.stock.find((level) => level.locationId === locationId)
              ?.quantity ?? "0"
          }
          onClose={() => setIsOpen(false)}
        />
      )}
    </Card>
  );
}
