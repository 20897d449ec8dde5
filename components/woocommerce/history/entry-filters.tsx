"use client";

import { useTranslations } from "next-intl";
import { FilterSelect } from "@/components/list/filter-select";
import type { Filters } from "@/components/list/use-filter";
import { SearchInput } from "@/components/ui/search-input";
import { EntryOutcome } from "@/lib/generated/prisma/enums";
import type { EntryFilter } from "@/lib/sync/runs/entry-filter";
import type { EntryView } from "@/lib/sync/runs/sync-view";

const OPERATIONS: EntryView["operation"][] = [
  "create",
  "update",
  "link",
  "restore",
  "convert",
  "disable",
  "unlink",
  "note",
];
const ENTITIES: EntryView["entity"][] = [
  "category",
  "attribute",
  "term",
  "product",
  "variation",
  "image",
  "stock",
  "order",
  "webhook",
  "store",
];

export function EntryFilters({ filters: { bind } }: { filters: Filters<EntryFilter> }) {
  const t = useTranslations("history");
  return (
    <search
      aria-label={t("entries.label")}
      className="grid grid-cols-2 gap-2 px-4 pb-3 sm:px-5 md:grid-cols-3 lg:grid-cols-[minmax(0,1fr)_10rem_11rem_10rem]"
    >
      <SearchInput
        hasShortcut
        className="col-span-2 md:col-span-3 lg:col-span-1"
        label={t("entries.search")}
        {...bind("q")}
      />
      <FilterSelect
        label={t("entries.outcome")}
        anyLabel={t("entries.anyOutcome")}
        options={Object.values(EntryOutcome).map((outcome) => ({ id: outcome, name: t(`outcome.${outcome}`) }))}
        {...bind("outcome")}
      />
      <FilterSelect
        label={t("entries.operation")}
        anyLabel={t("entries.anyOperation")}
        options={OPERATIONS.map((operation) => ({ id: operation, name: t(`tried.${operation}`) }))}
        {...bind("operation")}
      />
      <FilterSelect
        label={t("entries.entity")}
        anyLabel={t("entries.anyEntity")}
        options={ENTITIES.map((entity) => ({ id: entity, name: t(`entity.${entity}`) }))}
        className="max-md:col-span-2"
        {...bind("entity")}
      />
    </search>
  );
}
