"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { History, SearchX } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  ACTIVITY_ENTITIES,
  type ActivityFilter,
  activityFilterSchema,
  type ActivityPage,
} from "@/lib/activity/activity-schema";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import { readFilter, writeFilter } from "@/lib/stock/address-filter";
import { useClear } from "@/components/hooks/use-clear";
import { DateFilter } from "@/components/sales/date-filter";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { ActivityList } from "./activity-list";

type ActivityViewProps = {
  initial: { filter: ActivityFilter; page: ActivityPage };
  users: { id: number; name: string }[];
};

/** Who did what. The filters live in the address, so that a list can be sent and come back to. */
export function ActivityViewPage({ initial, users }: ActivityViewProps) {
  const t = useTranslations("activity");
  const errorText = useApiError();
  const filter = readFilter(activityFilterSchema, Object.fromEntries(useSearchParams()));
  const search = writeFilter(filter);
  const activity = useInfiniteQuery({
    queryKey: ["activity", search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("before", String(pageParam));
      return fetchJson<ActivityPage>(`/api/activity?${params}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
    initialData: search === writeFilter(initial.filter) ? { pages: [initial.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
  });
  const { key, clear } = useClear(() => set({ entity: "", user: "", from: "", to: "" }));
  const items = activity.data?.pages.flatMap((page) => page.items) ?? [];

  function set(change: Record<string, string>) {
    const next = writeFilter(readFilter(activityFilterSchema, { ...filter, ...change }));
    // Not router.replace: that would ask the server for the page as well as for the list.
    window.history.replaceState(null, "", next === "" ? window.location.pathname : `?${next}`);
  }

  return (
    <div className="space-y-4">
      <div role="group" aria-label={t("filters.label")} className="grid grid-cols-2 gap-2 lg:flex lg:items-start">
        <Select
          aria-label={t("filters.entity")}
          value={filter.entity ?? ""}
          onChange={(event) => set({ entity: event.target.value })}
          className="lg:w-44"
        >
          <option value="">{t("filters.anyEntity")}</option>
          {ACTIVITY_ENTITIES.map((entity) => (
            <option key={entity} value={entity}>
              {t(`entities.${entity}`)}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t("filters.user")}
          value={filter.user ?? ""}
          onChange={(event) => set({ user: event.target.value })}
          className="lg:w-44"
        >
          <option value="">{t("filters.anyUser")}</option>
          {users.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <DateFilter
          key={`from ${key}`}
          className="col-span-2 sm:col-span-1"
          label={t("filters.from")}
          value={filter.from ?? ""}
          onChange={(from) => set({ from })}
        />
        <DateFilter
          key={`to ${key}`}
          className="col-span-2 sm:col-span-1"
          label={t("filters.to")}
          value={filter.to ?? ""}
          onChange={(to) => set({ to })}
        />
        {search !== "" && (
          <Button variant="ghost" className="col-span-2" onClick={clear}>
            {t("filters.clear")}
          </Button>
        )}
      </div>
      <Card isFlush>
        {activity.isError && items.length === 0 ? (
          <ErrorState
            title={t("failed")}
            message={errorText(activity.error)}
            isRetrying={activity.isFetching}
            onRetry={() => void activity.refetch()}
          />
        ) : activity.isPending ? (
          <div className="space-y-3 p-5" aria-busy>
            {Array.from({ length: 6 }, (_, index) => (
              <Skeleton key={index} className="h-5 w-2/3" />
            ))}
          </div>
        ) : items.length === 0 ? (
          search === "" ? (
            <EmptyState icon={History} title={t("empty.title")} description={t("empty.text")} />
          ) : (
            <EmptyState icon={SearchX} title={t("noMatch.title")} description={t("noMatch.text")} />
          )
        ) : (
          <>
            <div className={classNames(activity.isPlaceholderData && "opacity-60")}>
              <ActivityList items={items} />
            </div>
            <div className="border-t border-line px-4 py-2.5 sm:px-5">
              <LoadMore summary={t("shown", { count: items.length })} list={activity} />
            </div>
          </>
        )}
      </Card>
    </div>
  );
}
