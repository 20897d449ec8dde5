"use client";

import { useTranslations } from "next-intl";
import { SALE_SOURCES, SALE_STATES, type SaleFilter } from "@/lib/sales/sale-filter";
import { ClearFilters } from "@/components/list/clear-filters";
import { DateFilter } from "@/components/list/date-filter";
import { FilterSelect } from "@/components/list/filter-select";
import type { Filters } from "@/components/list/use-filter";
import { SearchInput } from "@/components/ui/search-input";

type SaleFiltersProps = { filters: Filters<SaleFilter>; locations: { id: number; name: string }[] };

export function SaleFilters({ filters: { filter, isFiltered, bind, clear, clearings }, locations }: SaleFiltersProps) {
  const t = useTranslations("sales");
  return (
    <div
      role="group"
      aria-label={t("filters.label")}
      className="grid grid-cols-2 gap-2 md:grid-cols-6 2xl:flex 2xl:items-start"
    >
      <SearchInput
        hasShortcut
        label={t("filters.search")}
        className="col-span-2 md:col-span-6 2xl:min-w-48 2xl:flex-1"
        {...bind("q")}
      />
      <FilterSelect
        label={t("filters.source")}
        anyLabel={t("filters.anySource")}
        options={SALE_SOURCES.map((source) => ({ id: source, name: t(`sources.${source}`) }))}
        className="md:col-span-2 2xl:w-40"
        {...bind("source")}
      />
      <FilterSelect
        label={t("filters.status")}
        anyLabel={t("filters.anyStatus")}
        options={SALE_STATES.map((state) => ({ id: state, name: t(`states.${state}`) }))}
        className="md:col-span-2 2xl:w-36"
        {...bind("status")}
      />
      {locations.length > 1 && (
        <FilterSelect
          label={t("filters.location")}
          anyLabel={t("filters.anyLocation")}
          options={locations}
          className="col-span-2 2xl:w-40"
          {...bind("location")}
        />
      )}
      <DateFilter
        key={`from ${clearings}`}
        className="md:col-span-3"
        label={t("filters.from")}
        max={filter.to}
        {...bind("from")}
      />
      <DateFilter
        key={`to ${clearings}`}
        className="md:col-span-3"
        label={t("filters.to")}
        min={filter.from}
        {...bind("to")}
      />
      {isFiltered && <ClearFilters variant="ghost" className="col-span-2 md:justify-self-start" onClick={clear} />}
    </div>
  );
}
