"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { NewProductInput } from "@/lib/catalog/new-product-schema";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { Button } from "@/components/ui/button";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { CellInput } from "../form-fields";

type NewVariationRowsProps = {
  rows: NewProductInput["variations"];
  choices: CatalogChoices;
  onRemoveRow: (index: number) => void;
};

/** A row for each combination, with its price and codes. */
export function NewVariationRows({ rows, choices, onRemoveRow }: NewVariationRowsProps) {
  const t = useTranslations("products");
  return (
    <Table caption={t("variations")}>
      <TableHead>
        <tr>
          <TableHeaderCell className="sticky start-0 z-10">{t("variation")}</TableHeaderCell>
          <TableHeaderCell isNumeric>{t("price")}</TableHeaderCell>
          <TableHeaderCell>{t("sku")}</TableHeaderCell>
          <TableHeaderCell>{t("barcode")}</TableHeaderCell>
          <TableHeaderCell isNumeric>{t("weightUnit", { unit: choices.weightUnit })}</TableHeaderCell>
          <TableHeaderCell>
            <span className="sr-only">{t("new.remove")}</span>
          </TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map(({ options = [] }, index) => {
          const label = options.join(" / ");
          return (
            <TableRow key={label}>
              <th
                scope="row"
                className="sticky start-0 border-b border-line bg-surface px-3 py-1.5 ps-4 text-start font-normal sm:ps-5"
              >
                <bdi className="block max-w-32 sm:max-w-64">{label}</bdi>
              </th>
              <CellInput
                isNumeric
                className="w-24"
                name={`variations.${index}.price`}
                label={`${t("price")}, ${label}`}
              />
              <CellInput
                className="w-52"
                dir="auto"
                placeholder={t("new.made")}
                name={`variations.${index}.sku`}
                storeText="sku"
                label={`${t("sku")}, ${label}`}
              />
              <CellInput
                className="w-36"
                dir="ltr"
                name={`variations.${index}.barcode`}
                label={`${t("barcode")}, ${label}`}
              />
              <CellInput
                isNumeric
                className="w-24"
                name={`variations.${index}.weight`}
                label={`${t("weight")}, ${label}`}
              />
              <TableCell>
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t("new.removeRow", { label })}
                  onClick={() => onRemoveRow(index)}
                >
                  <Trash2 aria-hidden />
                </Button>
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
