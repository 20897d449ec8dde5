"use client";

import { useTranslations } from "next-intl";
import type { CatalogChoices, ProductView, VariationView } from "@/lib/catalog/product-view";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Table, TableBody, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { CellInput } from "./form-fields";
import type { ProductRights } from "./product-editor";
import { ProductThumb } from "./product-thumb";
import { variationLabel } from "./variation-label";

type VariationsTableProps = { product: ProductView; choices: CatalogChoices; rights: ProductRights };

/** Every variation with its prices and codes, editable in place. */
export function VariationsTable({ product, choices, rights }: VariationsTableProps) {
  const t = useTranslations("products");
  const { currency, pricesIncludeTax, priceGroups, weightUnit } = choices;
  return (
    <Card
      isFlush
      title={t("variations")}
      description={t(pricesIncludeTax ? "priceHintGross" : "priceHintNet", { currency })}
    >
      <Table caption={t("variations")}>
        <TableHead>
          <tr>
            <TableHeaderCell className="sticky start-0 z-10">{t("variation")}</TableHeaderCell>
            <TableHeaderCell isNumeric>{t("price")}</TableHeaderCell>
            {priceGroups.map(({ id, name }) => (
              <TableHeaderCell isNumeric key={id}>
                {name}
              </TableHeaderCell>
            ))}
            <TableHeaderCell>{t("sku")}</TableHeaderCell>
            <TableHeaderCell>{t("barcode")}</TableHeaderCell>
            <TableHeaderCell isNumeric>{t("weightUnit", { unit: weightUnit })}</TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {product.variations.map((variation, index) => (
            <VariationRow key={variation.id} variation={variation} index={index} choices={choices} rights={rights} />
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

type VariationRowProps = { variation: VariationView; index: number; choices: CatalogChoices; rights: ProductRights };

function VariationRow({ variation, index, choices, rights }: VariationRowProps) {
  const t = useTranslations("products");
  const label = variationLabel(variation);
  const of = <K extends string>(key: K) => `variations.${index}.${key}` as const;
  return (
    <TableRow>
      <th scope="row" className="sticky start-0 border-b border-line bg-surface px-3 py-1.5 ps-4 text-start font-normal sm:ps-5">
        <span className="flex max-w-32 items-center gap-2 sm:max-w-64">
          {variation.image !== null && <ProductThumb image={variation.image} size={28} />}
          <span className="min-w-16">
            <bdi>{label}</bdi>
            {variation.isArchived && <Badge>{t("archived")}</Badge>}
          </span>
        </span>
      </th>
      <CellInput isNumeric className="w-24" name={of("price")} label={`${t("price")}, ${label}`} disabled={!rights.canPrice} />
      {choices.priceGroups.map(({ id, name }) => (
        <CellInput isNumeric className="w-24" key={id} name={of(`groupPrices.${id}`)} label={`${name}, ${label}`} disabled={!rights.canPrice} />
      ))}
      <CellInput className="w-52" dir="auto" name={of("sku")} label={`${t("sku")}, ${label}`} disabled={!rights.canEdit} />
      <CellInput className="w-36" dir="ltr" name={of("barcode")} label={`${t("barcode")}, ${label}`} disabled={!rights.canEdit} />
      <CellInput isNumeric className="w-24" name={of("weight")} label={`${t("weight")}, ${label}`} disabled={!rights.canEdit} />
    </TableRow>
  );
}
