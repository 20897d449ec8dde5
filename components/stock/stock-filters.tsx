"use client";

import { useTranslations } from "next-intl";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { toCategoryTree } from "@/lib/catalog/category-tree";
import { readFilter } from "@/lib/stock/address-filter";
import { STOCK_FILTERS, type StockFilter, stockFilterSchema } from "@/lib/stock/stock-schema";
import { categoryLabel } from "@/components/products/category-label";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import type { LocationChoice } from "./location-choice";

type StockFiltersProps = {
  filter: StockFilter;
  locations: LocationChoice[];
  categories: CategoryRow[];
  onChange: (filter: StockFilter) => void;
};

export function StockFilters({ filter, locations, categories, onChange }: StockFiltersProps) {
  const t = useTranslations("stock.filters");
  const set = (change: Record<string, string>) => onChange(readFilter(stockFilterSchema, { ...filter, ...change }));
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <div role="group" aria-label={t("label")} className="grid grid-cols-2 gap-2 md:grid-cols-3 lg:flex lg:items-center">
      <SearchInput
        hasShortcut
        label={t("search")}
        value={filter.q ?? ""}
        onChange={(q) => set({ q })}
        className="col-span-2 md:col-span-3 lg:min-w-56 lg:flex-1"
      />
      <Select
        aria-label={t("state")}
        value={filter.state ?? ""}
        onChange={(event) => set({ state: event.target.value })}
        className="lg:w-44"
      >
        <option value="">{t("anyState")}</option>
        {STOCK_FILTERS.map((state) => (
          <option key={state} value={state}>
            {t(`states.${state}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t("location")}
        value={filter.location ?? ""}
        onChange={(event) => set({ location: event.target.value })}
        className="lg:w-44"
      >
        <option value="">{t("anyLocation")}</option>
        {locations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t("category")}
        value={filter.category ?? ""}
        onChange={(event) => set({ category: event.target.value })}
        className="max-md:col-span-2 lg:w-44"
      >
        <option value="">{t("anyCategory")}</option>
        {toCategoryTree(categories).map((node) => (
          <option key={node.id} value={node.id}>
            {categoryLabel(node)}
          </option>
        ))}
      </Select>
      {/* Keeps its place in the row: the search field must not move under the hand that types. */}
      <Button
        variant="ghost"
        className={isFiltered ? "col-span-2" : "max-lg:hidden lg:invisible"}
        onClick={() => onChange({})}
      >
        {t("clear")}
      </Button>
    </div>
  );
}
