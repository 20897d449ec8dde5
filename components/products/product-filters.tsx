"use client";

import { useTranslations } from "next-intl";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { type ProductFilter, STOCK_STATES } from "@/lib/catalog/product-schema";
import { ClearFilters } from "@/components/list/clear-filters";
import { FilterSelect } from "@/components/list/filter-select";
import type { Filters } from "@/components/list/use-filter";
import { SearchInput } from "@/components/ui/search-input";
import { categoryChoices } from "./category-label";

type ProductFiltersProps = { filters: Filters<ProductFilter>; categories: CategoryRow[] };

export function ProductFilters({ filters: { isFiltered, bind, clear }, categories }: ProductFiltersProps) {
  const t = useTranslations("products");
  return (
    <div
      role="group"
      aria-label={t("filters.label")}
      className="grid grid-cols-2 gap-2 md:grid-cols-5 2xl:flex 2xl:items-center"
    >
      <SearchInput
        hasShortcut
        label={t("filters.search")}
        className="col-span-2 md:col-span-5 2xl:min-w-56 2xl:flex-1"
        {...bind("q")}
      />
      <FilterSelect
        label={t("filters.category")}
        anyLabel={t("filters.anyCategory")}
        options={[{ id: "none", name: t("filters.noCategory") }, ...categoryChoices(categories)]}
        className="2xl:w-40"
        {...bind("category")}
      />
      <FilterSelect
        label={t("filters.stock")}
        anyLabel={t("filters.anyStock")}
        options={STOCK_STATES.map((state) => ({ id: state, name: t(`stockStates.${state}`) }))}
        className="2xl:w-40"
        {...bind("stock")}
      />
      <FilterSelect
        label={t("filters.type")}
        anyLabel={t("filters.anyType")}
        options={(["simple", "variable"] as const).map((type) => ({ id: type, name: t(`types.${type}`) }))}
        className="2xl:w-40"
        {...bind("type")}
      />
      <FilterSelect
        label={t("filters.sync")}
        anyLabel={t("filters.anySync")}
        options={[
          { id: "on", name: t("filters.syncOn") },
          { id: "off", name: t("filters.syncOff") },
        ]}
        className="2xl:w-40"
        {...bind("sync")}
      />
      <FilterSelect
        label={t("filters.archived")}
        anyLabel={t("filters.onSale")}
        options={[{ id: "yes", name: t("filters.archivedOnly") }]}
        className="max-md:col-span-2 2xl:w-40"
        {...bind("archived")}
      />
      {/* Keeps its place in the row: the search field must not move while somebody types. */}
      <ClearFilters
        variant="ghost"
        className={isFiltered ? "col-span-2 md:col-span-5 md:justify-self-start" : "max-2xl:hidden 2xl:invisible"}
        onClick={clear}
      />
    </div>
  );
}
