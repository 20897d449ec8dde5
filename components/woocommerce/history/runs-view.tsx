"use client";

import { History } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { Select } from "@/components/ui/select";
import type { RunPage } from "@/lib/sync/runs/sync-view";
import { RunsTable } from "./runs-table";
import { useChangeSearch } from "./use-change-search";
import { type RunFilter, toSearch, useRuns } from "./use-runs";

type RunsViewProps = { storeId: number; initial: { filter: RunFilter; page: RunPage } };

/** The history of a store. The filter lives in the address, so that a list can be sent and come back to. */
export function RunsView({ storeId, initial }: RunsViewProps) {
  const t = useTranslations("history");
  const sync = useTranslations("sync");
  const params = useSearchParams();
  const read = (name: string) => params.get(name) ?? undefined;
  const filter: RunFilter = { kind: read("kind"), status: read("status"), failing: read("failing") };
  const runs = useRuns(storeId, filter, initial);
  const items = runs.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = toSearch(filter) !== "";
  const change = useChangeSearch();

  return (
    <div className="space-y-4">
      <search
        aria-label={t("filters.label")}
        className="grid grid-cols-2 items-center gap-x-3 gap-y-2 sm:flex sm:flex-wrap"
      >
        <Select
          aria-label={t("filters.kind")}
          className="sm:w-44"
          value={filter.kind ?? ""}
          onChange={(event) => change({ kind: event.target.value })}
        >
          <option value="">{t("filters.anyKind")}</option>
          <option value="products">{sync("kind.products")}</option>
          <option value="categories">{sync("kind.categories")}</option>
          <option value="orders">{sync("kind.orders")}</option>
        </Select>
        <Select
          aria-label={t("filters.status")}
          className="sm:w-44"
          value={filter.status ?? ""}
          onChange={(event) => change({ status: event.target.value })}
        >
          <option value="">{t("filters.anyStatus")}</option>
          {(["completed", "cancelled", "failed"] as const).map((status) => (
            <option key={status} value={status}>
              {sync(`status.${status}`)}
            </option>
          ))}
        </Select>
        <Checkbox
          label={t("filters.failing")}
          checked={filter.failing === "1"}
          onChange={(event) => change({ failing: event.target.checked ? "1" : "" })}
        />
      </search>
      <Card isFlush>
        {runs.isError && items.length === 0 ? (
          <ErrorState message={t("failedToLoad")} onRetry={() => void runs.refetch()} isRetrying={runs.isFetching} />
        ) : items.length === 0 && !runs.isPending ? (
          <EmptyState
            icon={History}
            title={t(isFiltered ? "noMatch.title" : "empty.title")}
            description={t(isFiltered ? "noMatch.text" : "empty.text")}
            actions={
              isFiltered && <Button onClick={() => change({ kind: "", status: "", failing: "" })}>{t("clear")}</Button>
            }
          />
        ) : (
          <RunsTable
            runs={items}
            isLoading={runs.isPending}
            isStale={runs.isPlaceholderData}
            footer={(runs.hasNextPage || runs.isError) && <LoadMore list={runs} />}
          />
        )}
      </Card>
    </div>
  );
}
