"use client";

import { Download, ListChecks } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import type { EntryPage } from "@/lib/sync/runs/sync-view";
import { EntryFilters } from "./entry-filters";
import { EntryRow } from "./entry-row";
import { type EntryFilterText, useEntries } from "./use-entries";
import { useChangeSearch } from "./use-change-search";
import { toSearch } from "./use-runs";

type EntriesViewProps = { runId: number; isLive: boolean; initial: { filter: EntryFilterText; page: EntryPage } };

/** The log of a run. Its filter lives in the address, and the download follows it. */
export function EntriesView({ runId, isLive, initial }: EntriesViewProps) {
  const t = useTranslations("history");
  const params = useSearchParams();
  const read = (name: string) => params.get(name) ?? undefined;
  const filter: EntryFilterText = {
    outcome: read("outcome"),
    operation: read("operation"),
    entity: read("entity"),
    q: read("q"),
  };
  const search = toSearch(filter);
  const entries = useEntries(runId, filter, isLive, initial);
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = search !== "";
  const change = useChangeSearch();

  return (
    <Card
      isFlush
      title={t("entries.title")}
      actions={
        <Button asChild size="sm">
          <a href={`/api/woocommerce/runs/${runId}/csv?${search}`} download>
            <Download aria-hidden />
            {t("csv")}
          </a>
        </Button>
      }
    >
      <EntryFilters filter={filter} onChange={change} />
      {entries.isError && items.length === 0 ? (
        <ErrorState
          message={t("entries.failedToLoad")}
          onRetry={() => void entries.refetch()}
          isRetrying={entries.isFetching}
        />
      ) : entries.isPending ? (
        <div className="space-y-3 border-t border-line p-5">
          {[0, 1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-8" />
          ))}
        </div>
      ) : items.length === 0 ? (
        <EmptyState
          icon={ListChecks}
          className="border-t border-line"
          title={t(isFiltered ? "entries.noMatch.title" : "entries.empty.title")}
          description={t(isFiltered ? "entries.noMatch.text" : "entries.empty.text")}
          actions={
            isFiltered && (
              <Button onClick={() => change({ outcome: "", operation: "", entity: "", q: "" })}>{t("clear")}</Button>
            )
          }
        />
      ) : (
        <ul
          aria-busy={entries.isPlaceholderData}
          className={`divide-y divide-line border-t border-line ${entries.isPlaceholderData ? "opacity-60" : ""}`}
        >
          {items.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {items.length > 0 && (
        <div className="border-t border-line px-4 py-2.5 sm:px-5">
          <LoadMore summary={t("entries.shown", { count: items.length })} list={entries} />
        </div>
      )}
    </Card>
  );
}
