"use client";

import { useTranslations } from "next-intl";
import { readSaleFilter, SALE_SOURCES, SALE_STATES, type SaleFilter } from "@/lib/sales/sale-filter";
import { useClear } from "@/components/hooks/use-clear";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { DateFilter } from "./date-filter";

type SaleFiltersProps = {
  filter: SaleFilter;
  locations: { id: number; name: string }[];
  onChange: (filter: SaleFilter) => void;
};

export function SaleFilters({ filter, locations, onChange }: SaleFiltersProps) {
  const t = useTranslations("sales");
  const { key, clear } = useClear(() => onChange({}));
  const set = (change: Record<string, string>) => onChange(readSaleFilter({ ...filter, ...change }));
  return (
    <div
      role="group"
      aria-label={t("filters.label")}
      className="grid grid-cols-2 gap-2 md:grid-cols-6 2xl:flex 2xl:items-start"
    >
      <SearchInput
        hasShortcut
        label={t("filters.search")}
        value={filter.q ?? ""}
        onChange={(q) => set({ q })}
        className="col-span-2 md:col-span-6 2xl:min-w-48 2xl:flex-1"
      />
      <Select
        aria-label={t("filters.source")}
        value={filter.source ?? ""}
        onChange={(event) => set({ source: event.target.value })}
        className="md:col-span-2 2xl:w-40"
      >
        <option value="">{t("filters.anySource")}</option>
        {SALE_SOURCES.map((source) => (
          <option key={source} value={source}>
            {t(`sources.${source}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t("filters.status")}
        value={filter.status ?? ""}
        onChange={(event) => set({ status: event.target.value })}
        className="md:col-span-2 2xl:w-36"
      >
        <option value="">{t("filters.anyStatus")}</option>
        {SALE_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`states.${state}`)}
          </option>
        ))}
      </Select>
      {locations.length > 1 && (
        <Select
          aria-label={t("filters.location")}
          value={filter.location ?? ""}
          onChange={(event) => set({ location: event.target.value })}
          className="col-span-2 2xl:w-40"
        >
          <option value="">{t("filters.anyLocation")}</option>
          {locations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <DateFilter
        key={`from ${key}`}
        className="md:col-span-3"
        label={t("filters.from")}
        max={filter.to}
        value={filter.from ?? ""}
        onChange={(from) => set({ from })}
      />
      <DateFilter
        key={`to ${key}`}
        className="md:col-span-3"
        label={t("filters.to")}
        min={filter.from}
        value={filter.to ?? ""}
        onChange={(to) => set({ to })}
      />
      {Object.values(filter).some(Boolean) && (
        <Button variant="ghost" className="col-span-2 md:justify-self-start" onClick={clear}>
          {t("filters.clear")}
        </Button>
      )}
    </div>
  );
}
