"use client";

import { useTranslations } from "next-intl";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import type { EntryView } from "@/lib/sync/runs/sync-view";
import type { EntryFilterText } from "./use-entries";

const OUTCOMES: EntryView["outcome"][] = ["done", "failed", "decision"];
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

type EntryFiltersProps = {
  filter: EntryFilterText;
  /** Told only what changed: a search that ends late must not bring back an older choice. */
  onChange: (change: EntryFilterText) => void;
};

export function EntryFilters({ filter, onChange }: EntryFiltersProps) {
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
        value={filter.q ?? ""}
        onChange={(q) => onChange({ q })}
      />
      <Select
        aria-label={t("entries.outcome")}
        value={filter.outcome ?? ""}
        onChange={(event) => onChange({ outcome: event.target.value })}
      >
        <option value="">{t("entries.anyOutcome")}</option>
        {OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`outcome.${outcome}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t("entries.operation")}
        value={filter.operation ?? ""}
        onChange={(event) => onChange({ operation: event.target.value })}
      >
        <option value="">{t("entries.anyOperation")}</option>
        {OPERATIONS.map((operation) => (
          <option key={operation} value={operation}>
            {t(`tried.${operation}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t("entries.entity")}
        className="max-md:col-span-2"
        value={filter.entity ?? ""}
        onChange={(event) => onChange({ entity: event.target.value })}
      >
        <option value="">{t("entries.anyEntity")}</option>
        {ENTITIES.map((entity) => (
          <option key={entity} value={entity}>
            {t(`entity.${entity}`)}
          </option>
        ))}
      </Select>
    </search>
  );
}
