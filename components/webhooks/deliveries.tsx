"use client";

import { Inbox } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { classNames } from "@/components/ui/class-names";
import type { DeliveryPage } from "@/lib/sync/webhooks/webhook-view";
import { toSearch } from "../woocommerce/history/use-runs";
import { DeliveryRow } from "./delivery-row";
import { type DeliveryFilterText, useDeliveries } from "./use-webhooks";

const TOPICS = ["order-created", "order-updated", "order-deleted", "order-restored"] as const;
const OUTCOMES = ["queued", "imported", "unchanged", "ignored", "failed"] as const;

type DeliveriesProps = { storeId: number; initial: { filter: DeliveryFilterText; page: DeliveryPage } };

/** What the store posted, the latest first. The filter lives in the address, so that a list can be sent and come back to. */
export function Deliveries({ storeId, initial }: DeliveriesProps) {
  const t = useTranslations("webhooks.deliveries");
  const topics = useTranslations("webhooks.list.topic");
  const path = usePathname();
  const params = useSearchParams();
  const filter: DeliveryFilterText = {
    topic: params.get("topic") ?? undefined,
    outcome: params.get("outcome") ?? undefined,
  };
  const deliveries = useDeliveries(storeId, filter, initial);
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = toSearch(filter) !== "";

  function apply(next: DeliveryFilterText) {
    // Not router.replace: that would ask the server for the page as well as for the list.
    window.history.replaceState(null, "", `${path}?${toSearch({ store: String(storeId), ...next })}`);
  }

  return (
    <Card
      isFlush
      title={t("title")}
      description={t("text")}
      actions={
        <search aria-label={t("filters")} className="grid grid-cols-2 gap-2 max-sm:w-full sm:flex">
          <Select
            aria-label={t("topicFilter")}
            className="sm:w-44"
            value={filter.topic ?? ""}
            onChange={(event) => apply({ ...filter, topic: event.target.value })}
          >
            <option value="">{t("anyTopic")}</option>
            {TOPICS.map((topic) => (
              <option key={topic} value={topic}>
                {topics(topic)}
              </option>
            ))}
          </Select>
          <Select
            aria-label={t("outcomeFilter")}
            className="sm:w-40"
            value={filter.outcome ?? ""}
            onChange={(event) => apply({ ...filter, outcome: event.target.value })}
          >
            <option value="">{t("anyOutcome")}</option>
            {OUTCOMES.map((outcome) => (
              <option key={outcome} value={outcome}>
                {t(`outcome.${outcome}`)}
              </option>
            ))}
          </Select>
        </search>
      }
      footer={items.length > 0 && (deliveries.hasNextPage || deliveries.isError) && <LoadMore list={deliveries} />}
    >
      {deliveries.isError && items.length === 0 ? (
        <ErrorState
          message={t("failedToLoad")}
          onRetry={() => void deliveries.refetch()}
          isRetrying={deliveries.isFetching}
        />
      ) : deliveries.isPending ? (
        <Skeleton className="m-4 h-40" />
      ) : items.length === 0 ? (
        <EmptyState
          icon={Inbox}
          className="border-t border-line"
          title={t(isFiltered ? "noMatch" : "empty")}
          description={t(isFiltered ? "noMatchText" : "emptyText")}
          actions={isFiltered && <Button onClick={() => apply({})}>{t("clear")}</Button>}
        />
      ) : (
        <ul
          aria-label={t("title")}
          className={classNames(
            "divide-y divide-line border-t border-line",
            deliveries.isPlaceholderData && "opacity-60",
          )}
        >
          {items.map((delivery) => (
            <DeliveryRow key={delivery.id} storeId={storeId} delivery={delivery} />
          ))}
        </ul>
      )}
    </Card>
  );
}
