"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { ACTIVITY_ENTITIES, activityFilterSchema, type ActivityPage } from "@/lib/activity/activity-schema";
import { ClearFilters } from "@/components/list/clear-filters";
import { DateFilter } from "@/components/list/date-filter";
import { FilterSelect } from "@/components/list/filter-select";
import { ListCard } from "@/components/list/list-card";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import { type FirstPage, useList } from "@/components/list/use-list";
import { EmptyState } from "@/components/ui/empty-state";
import { ActivityList } from "./activity-list";

type ActivityViewProps = { initial: FirstPage<ActivityPage>; users: { id: number; name: string }[] };

/** The activity of the business. */
export function ActivityViewPage({ initial, users }: ActivityViewProps) {
  const t = useTranslations("activity");
  const { search, isFiltered, bind, clear, clearings } = useFilter(activityFilterSchema);
  const activity = useList({ key: ["activity"], path: "/api/activity", search, initial });
  return (
    <div className="space-y-4">
      <div role="group" aria-label={t("filters.label")} className="grid grid-cols-2 gap-2 lg:flex lg:items-start">
        <FilterSelect
          label={t("filters.entity")}
          anyLabel={t("filters.anyEntity")}
          options={ACTIVITY_ENTITIES.map((entity) => ({ id: entity, name: t(`entities.${entity}`) }))}
          className="lg:w-44"
          {...bind("entity")}
        />
        <FilterSelect
          label={t("filters.user")}
          anyLabel={t("filters.anyUser")}
          options={users}
          className="lg:w-44"
          {...bind("user")}
        />
        {(["from", "to"] as const).map((name) => (
          <DateFilter
            key={`${name} ${clearings}`}
            className="col-span-2 sm:col-span-1"
            label={t(`filters.${name}`)}
            {...bind(name)}
          />
        ))}
        {isFiltered && <ClearFilters variant="ghost" className="col-span-2" onClick={clear} />}
      </div>
      <ListCard
        list={activity}
        failed={t("failed")}
        empty={
          isFiltered ? (
            <NoMatch title={t("noMatch.title")} description={t("noMatch.text")} onClear={clear} />
          ) : (
            <EmptyState icon={History} title={t("empty.title")} description={t("empty.text")} />
          )
        }
        summary={t("shown", { count: activity.items.length })}
      >
        <ActivityList items={activity.items} />
      </ListCard>
    </div>
  );
}
