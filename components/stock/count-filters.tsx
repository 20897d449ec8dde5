"use client";

import { useTranslations } from "next-intl";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { toCategoryTree } from "@/lib/catalog/category-tree";
import { categoryLabel } from "@/components/products/category-label";
import { Card } from "@/components/ui/card";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { GoodsFinder } from "./goods-finder";
import type { LocationChoice } from "./location-choice";
import type { CountSheet } from "./use-count-sheet";

type CountFiltersProps = { sheet: CountSheet; locations: LocationChoice[]; categories: CategoryRow[] };

/** The location, the goods on the sheet, and the scan box. */
export function CountFilters({ sheet, locations, categories }: CountFiltersProps) {
  const t = useTranslations("stock.count");
  return (
    <Card>
      <div className="grid grid-cols-2 gap-2">
        <Select
          aria-label={t("location")}
          value={sheet.locationId}
          onChange={(event) => sheet.setLocationId(Number(event.target.value))}
        >
          {locations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t("category")}
          value={sheet.category}
          onChange={(event) => sheet.setCategory(event.target.value)}
        >
          <option value="">{t("anyCategory")}</option>
          {toCategoryTree(categories).map((node) => (
            <option key={node.id} value={node.id}>
              {categoryLabel(node)}
            </option>
          ))}
        </Select>
        <SearchInput label={t("search")} value={sheet.q} onChange={sheet.setQ} className="col-span-2 sm:col-span-1" />
        <div className="col-span-2 sm:col-span-1">
          <GoodsFinder label={t("scan")} onFound={sheet.scanned} />
        </div>
      </div>
      <p aria-live="polite" className="mt-2 min-h-5 text-[0.8125rem] text-ink-muted">
        {sheet.lastScan ?? t("scanHint")}
      </p>
    </Card>
  );
}
