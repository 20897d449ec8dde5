"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { FilterSelect } from "@/components/list/filter-select";
import { ListTable } from "@/components/list/list-table";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import { type FirstPage, useList } from "@/components/list/use-list";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { ENDED_STATUSES, LISTED_KINDS, runFilterSchema } from "@/lib/sync/runs/run-filter";
import type { RunPage } from "@/lib/sync/runs/sync-view";
import { POLL_MS } from "../poll";
import { isUnderWay } from "../sync/use-progress";
import { RunCard, useRunColumns } from "./run-columns";

type RunsViewProps = { storeId: number; initial: FirstPage<RunPage> };

/** The runs of a store. The first page is refetched while the latest run is active. */
export function RunsView({ storeId, initial }: RunsViewProps) {
  const t = useTranslations("history");
  const sync = useTranslations("sync");
  const { filter, search, isFiltered, bind, change, clear } = useFilter(runFilterSchema);
  const runs = useList({
    key: ["woocommerce", "runs", storeId],
    path: `/api/woocommerce/stores/${storeId}/runs`,
    search,
    initial,
    refetchInterval: (pages) => (pages.length === 1 && isUnderWay(pages[0]?.items[0]) ? POLL_MS : false),
  });
  const columns = useRunColumns();
  return (
    <div className="space-y-4">
      <search
        aria-label={t("filters.label")}
        className="grid grid-cols-2 items-center gap-x-3 gap-y-2 sm:flex sm:flex-wrap"
      >
        <FilterSelect
          label={t("filters.kind")}
          anyLabel={t("filters.anyKind")}
          options={LISTED_KINDS.map((kind) => ({ id: kind, name: sync(`kind.${kind}`) }))}
          className="sm:w-44"
          {...bind("kind")}
        />
        <FilterSelect
          label={t("filters.status")}
          anyLabel={t("filters.anyStatus")}
          options={ENDED_STATUSES.map((status) => ({ id: status, name: sync(`status.${status}`) }))}
          className="sm:w-44"
          {...bind("status")}
        />
        <Checkbox
          label={t("filters.failing")}
          checked={filter.failing === "1"}
          onChange={(event) => change({ failing: event.target.checked ? "1" : "" })}
        />
      </search>
      <ListTable
        list={runs}
        failed={t("failedToLoad")}
        empty={
          isFiltered ? (
            <NoMatch title={t("noMatch.title")} description={t("noMatch.text")} onClear={clear} />
          ) : (
            <EmptyState icon={History} title={t("empty.title")} description={t("empty.text")} />
          )
        }
        caption={t("runs")}
        columns={columns}
        getRowId={(run) => String(run.id)}
        renderCard={(run) => <RunCard run={run} />}
      />
    </div>
  );
}
