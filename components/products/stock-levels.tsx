"use client";

import { Decimal } from "decimal.js";
import { useTranslations } from "next-intl";
import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import type { CatalogChoices, VariationView } from "@/lib/catalog/product-view";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { StockQuantity } from "./stock-quantity";
import { sumQuantities } from "./sum-quantities";
import { variationLabel } from "./variation-label";

function quantityAt(variation: VariationView, locationId: number): string | null {
  return variation.stock.find((level) => level.locationId === locationId)?.quantity ?? null;
}

function totalOf(variation: VariationView): string | null {
  return variation.stock.length === 0 ? null : sumQuantities(variation.stock.map(({ quantity }) => quantity));
}

/** As in the stock list: all locations together, against the variation's own reorder level. */
function isLow(variation: VariationView): boolean {
  return new Decimal(totalOf(variation) ?? 0).lte(variation.lowStockAt ?? LOW_STOCK_AT);
}

/** For a product with one variation: a line per location. */
export function SingleLevels({ variation, choices }: { variation: VariationView; choices: CatalogChoices }) {
  const t = useTranslations("products.stock");
  const line = "flex justify-between gap-4 px-4 py-2.5 sm:px-5";
  return (
    <dl className="divide-y divide-line border-t border-line">
      {choices.locations.map(({ id, name }) => (
        <div key={id} className={line}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            <StockQuantity quantity={quantityAt(variation, id)} isLow={isLow(variation)} />
          </dd>
        </div>
      ))}
      {choices.locations.length > 1 && (
        <div className={`${line} font-medium`}>
          <dt>{t("total")}</dt>
          <dd>
            <StockQuantity quantity={totalOf(variation)} isLow={isLow(variation)} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** For several variations: a row each, a column per location. */
export function VariationLevels({ variations, choices }: { variations: VariationView[]; choices: CatalogChoices }) {
  const t = useTranslations("products.stock");
  const hasTotal = choices.locations.length > 1;
  return (
    <Table caption={t("title")} scrollClassName="max-h-[60dvh]">
      <TableHead>
        <tr>
          <TableHeaderCell>{t("variation")}</TableHeaderCell>
          {choices.locations.map(({ id, name }) => (
            <TableHeaderCell isNumeric key={id}>
              {name}
            </TableHeaderCell>
          ))}
          {hasTotal && <TableHeaderCell isNumeric>{t("total")}</TableHeaderCell>}
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
                <StockQuantity quantity={quantityAt(variation, id)} isLow={isLow(variation)} />
              </TableCell>
            ))}
            {hasTotal && (
              <TableCell isNumeric className="font-medium">
                <StockQuantity quantity={totalOf(variation)} isLow={isLow(variation)} />
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
