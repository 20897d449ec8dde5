"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { toCategoryTree } from "@/lib/catalog/category-tree";
import { readProductFilter } from "@/lib/catalog/product-filter";
import { type ProductFilter, STOCK_STATES } from "@/lib/catalog/product-schema";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { categoryLabel } from "./category-label";

type ProductFiltersProps = {
  filter: ProductFilter;
  categories: CategoryRow[];
  onChange: (filter: ProductFilter) => void;
};

export function ProductFilters({ filter, categories, onChange }: ProductFiltersProps) {
  const t = useTranslations("products");
  const set = (change: Record<string, string>) => onChange(readProductFilter({ ...filter, ...change }));
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <div
      role="group"
      aria-label={t("filters.label")}
      className="grid grid-cols-2 gap-2 md:grid-cols-5 2xl:flex 2xl:items-center"
    >
      <SearchInput
        hasShortcut
        label={t("filters.search")}
        value={filter.q ?? ""}
        onChange={(q) => set({ q })}
        className="col-span-2 md:col-span-5 2xl:min-w-56 2xl:flex-1"
      />
      <FilterSelect label={t("filters.category")} value={filter.category} onChange={(category) => set({ category })}>
        <option value="">{t("filters.anyCategory")}</option>
        <option value="none">{t("filters.noCategory")}</option>
        {toCategoryTree(categories).map((node) => (
          <option key={node.id} value={node.id}>
            {categoryLabel(node)}
          </option>
        ))}
      </FilterSelect>
      <FilterSelect label={t("filters.stock")} value={filter.stock} onChange={(stock) => set({ stock })}>
        <option value="">{t("filters.anyStock")}</option>
        {STOCK_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`stockStates.${state}`)}
          </option>
        ))}
      </FilterSelect>
      <FilterSelect label={t("filters.type")} value={filter.type} onChange={(type) => set({ type })}>
        <option value="">{t("filters.anyType")}</option>
        <option value="simple">{t("types.simple")}</option>
        <option value="variable">{t("types.variable")}</option>
      </FilterSelect>
      <FilterSelect label={t("filters.sync")} value={filter.sync} onChange={(sync) => set({ sync })}>
        <option value="">{t("filters.anySync")}</option>
        <option value="on">{t("filters.syncOn")}</option>
        <option value="off">{t("filters.syncOff")}</option>
      </FilterSelect>
      <FilterSelect
        label={t("filters.archived")}
        value={filter.archived}
        onChange={(archived) => set({ archived })}
        className="max-md:col-span-2"
      >
        <option value="">{t("filters.onSale")}</option>
        <option value="yes">{t("filters.archivedOnly")}</option>
      </FilterSelect>
      {/* Keeps its place in the row: the search field must not move under the hand that types. */}
      <Button
        variant="ghost"
        className={isFiltered ? "col-span-2 md:col-span-5 md:justify-self-start" : "max-2xl:hidden 2xl:invisible"}
        onClick={() => onChange({})}
      >
        {t("filters.clear")}
      </Button>
    </div>
  );
}

type FilterSelectProps = {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
  className?: string;
  children: ReactNode;
};

function FilterSelect({ label, value, onChange, className, children }: FilterSelectProps) {
  return (
    <Select
      aria-label={label}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value)}
      className={classNames("2xl:w-40", className)}
    >
      {children}
    </Select>
  );
}
