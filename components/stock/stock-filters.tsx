"use client";

import { useTranslations } from "next-intl";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { STOCK_FILTERS, type StockFilter } from "@/lib/stock/stock-schema";
import { ClearFilters } from "@/components/list/clear-filters";
import { FilterSelect } from "@/components/list/filter-select";
import type { Filters } from "@/components/list/use-filter";
import { categoryChoices } from "@/components/products/category-label";
import { SearchInput } from "@/components/ui/search-input";
import type { LocationChoice } from "./location-choice";

type StockFiltersProps = { filters: Filters<StockFilter>; locations: LocationChoice[]; categories: CategoryRow[] };

export function StockFilters({ filters: { isFiltered, bind, clear }, locations, categories }: StockFiltersProps) {
  const t = useTranslations("stock.filters");
  return (
    <div role="group" aria-label={t("label")} className="grid grid-cols-2 gap-2 md:grid-cols-3 lg:flex lg:items-center">
      <SearchInput
        hasShortcut
        label={t("search")}
        className="col-span-2 md:col-span-3 lg:min-w-56 lg:flex-1"
        {...bind("q")}
      />
      <FilterSelect
        label={t("state")}
        anyLabel={t("anyState")}
        options={STOCK_FILTERS.map((state) => ({ id: state, name: t(`states.${state}`) }))}
        className="lg:w-44"
        {...bind("state")}
      />
      <FilterSelect
        label={t("location")}
        anyLabel={t("anyLocation")}
        options={locations}
        className="lg:w-44"
        {...bind("location")}
      />
      <FilterSelect
        label={t("category")}
        anyLabel={t("anyCategory")}
        options={categoryChoices(categories)}
        className="max-md:col-span-2 lg:w-44"
        {...bind("category")}
      />
      {/* Keeps its place in the row: the search field must not move while somebody types. */}
      <ClearFilters
        variant="ghost"
        className={isFiltered ? "col-span-2" : "max-lg:hidden lg:invisible"}
        onClick={clear}
      />
    </div>
  );
}
