"use client";

import { Download, ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { ListCard } from "@/components/list/list-card";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import { type FirstPage, useList } from "@/components/list/use-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { entryFilterSchema } from "@/lib/sync/runs/entry-filter";
import type { EntryPage } from "@/lib/sync/runs/sync-view";
import { EntryFilters } from "./entry-filters";
import { EntryRow } from "./entry-row";

/** Milliseconds between refetches of the log while its run is active and only its first page is shown. */
const LIVE_MS = 3000;

type EntriesViewProps = { runId: number; isLive: boolean; isRemoved: boolean; initial: FirstPage<EntryPage> };

/** The log of a run. The download has the same filters. */
export function EntriesView({ runId, isLive, isRemoved, initial }: EntriesViewProps) {
  const t = useTranslations("history");
  const filters = useFilter(entryFilterSchema);
  const { search, isFiltered, clear } = filters;
  const entries = useList({
    key: ["woocommerce", "entries", runId],
    path: `/api/woocommerce/runs/${runId}/entries`,
    search,
    initial,
    refetchInterval: (pages) => (isLive && pages.length < 2 ? LIVE_MS : false),
  });
  return (
    <ListCard
      title={t("entries.title")}
      actions={
        <Button asChild size="sm">
          <a href={`/api/woocommerce/runs/${runId}/csv?${search}`} download>
            <Download aria-hidden />
            {t("csv")}
          </a>
        </Button>
      }
      filters={<EntryFilters filters={filters} />}
      list={entries}
      failed={t("entries.failedToLoad")}
      empty={
        isRemoved ? (
          <EmptyState icon={ListChecks} title={t("entries.removed.title")} description={t("entries.removed.text")} />
        ) : isFiltered ? (
          <NoMatch title={t("entries.noMatch.title")} description={t("entries.noMatch.text")} onClear={clear} />
        ) : (
          <EmptyState icon={ListChecks} title={t("entries.empty.title")} description={t("entries.empty.text")} />
        )
      }
      summary={t("entries.shown", { count: entries.items.length })}
    >
      <ul className="divide-y divide-line">
        {entries.items.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </ul>
    </ListCard>
  );
}
