"use client";

import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { FilterSelect } from "@/components/list/filter-select";
import { ListCard } from "@/components/list/list-card";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import type { FirstPage } from "@/components/list/use-list";
import { EmptyState } from "@/components/ui/empty-state";
import { DeliveryOutcome } from "@/lib/generated/prisma/enums";
import { deliveryFilterSchema } from "@/lib/sync/webhooks/delivery-filter";
import { TOPIC_SLUGS } from "@/lib/sync/webhooks/topics";
import type { DeliveryPage } from "@/lib/sync/webhooks/webhook-view";
import { DeliveryRow } from "./delivery-row";
import { useDeliveries } from "./use-webhooks";

/** The deliveries of the store, latest first. */
export function Deliveries({ storeId, initial }: { storeId: number; initial: FirstPage<DeliveryPage> }) {
  const t = useTranslations("webhooks.deliveries");
  const topics = useTranslations("webhooks.list.topic");
  const { search, isFiltered, bind, clear } = useFilter(deliveryFilterSchema);
  const deliveries = useDeliveries(storeId, search, initial);
  return (
    <ListCard
      title={t("title")}
      description={t("text")}
      actions={
        <search aria-label={t("filters")} className="grid grid-cols-2 gap-2 max-sm:w-full sm:flex">
          <FilterSelect
            label={t("topicFilter")}
            anyLabel={t("anyTopic")}
            options={TOPIC_SLUGS.map((topic) => ({ id: topic, name: topics(topic) }))}
            className="sm:w-44"
            {...bind("topic")}
          />
          <FilterSelect
            label={t("outcomeFilter")}
            anyLabel={t("anyOutcome")}
            options={Object.values(DeliveryOutcome).map((outcome) => ({ id: outcome, name: t(`outcome.${outcome}`) }))}
            className="sm:w-40"
            {...bind("outcome")}
          />
        </search>
      }
      list={deliveries}
      failed={t("failedToLoad")}
      empty={
        isFiltered ? (
          <NoMatch title={t("noMatch")} description={t("noMatchText")} onClear={clear} />
        ) : (
          <EmptyState icon={Inbox} title={t("empty")} description={t("emptyText")} />
        )
      }
    >
      <ul aria-label={t("title")} className="divide-y divide-line">
        {deliveries.items.map((delivery) => (
          <DeliveryRow key={delivery.id} storeId={storeId} delivery={delivery} />
        ))}
      </ul>
    </ListCard>
  );
}
