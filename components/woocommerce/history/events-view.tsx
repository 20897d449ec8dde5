"use client";

import { useTranslations } from "next-intl";
import { ListCard } from "@/components/list/list-card";
import { useList } from "@/components/list/use-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { StoreEventPage } from "@/lib/sync/runs/list-store-events";
import type { StoreEventView } from "@/lib/sync/runs/store-event";
import { ProblemText } from "../problem-text";
import { useTimes } from "../use-times";

type EventsViewProps = { storeId: number; initial: StoreEventPage };

/** The store events: links that were reset, webhooks that were set up or repaired, faults that wait for a person or ended. */
export function EventsView({ storeId, initial }: EventsViewProps) {
  const t = useTranslations("history.events");
  const events = useList({
    key: ["woocommerce", "events", storeId],
    path: `/api/woocommerce/stores/${storeId}/events`,
    initial: { page: initial },
  });
  return (
    <ListCard
      title={t("title")}
      list={events}
      failed={t("failedToLoad")}
      empty={<EmptyState title={t("empty")} className="py-8" />}
    >
      <ol className="divide-y divide-line">
        {events.items.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </ol>
    </ListCard>
  );
}

function EventSentence({ event: { kind, details } }: { event: StoreEventView }) {
  const t = useTranslations("history.events");
  if ("reset" in details) return t(`reset.${details.reset}`, { count: details.removed[details.reset] ?? 0 });
  if ("fault" in details) return t(kind === "fault_confirmed" ? "faultConfirmed" : "faultCleared");
  if ("removesWebhooks" in details) return t("disconnected");
  if ("source" in details) return t("foreign", { source: details.source });
  return t(kind === "webhook_created" ? "created" : "repaired", { topic: details.topic });
}

function EventLine({ event }: { event: StoreEventView }) {
  const t = useTranslations("history.events");
  const times = useTimes();
  const { details, userName } = event;
  return (
    <li className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 px-4 py-2.5 sm:px-5">
      <div className="min-w-0">
        <p>
          <EventSentence event={event} />
        </p>
        {"fault" in details && (
          <p className="text-[0.8125rem] text-ink-muted">
            <ProblemText code={details.fault} />
          </p>
        )}
        {"found" in details && details.found !== null && (
          <p className="text-[0.8125rem] text-ink-muted">{t("found", { found: details.found })}</p>
        )}
      </div>
      <p className="text-[0.8125rem] text-ink-muted tabular-nums">
        {times.dateTime(event.createdAt)} · <bdi>{userName ?? t("byItself")}</bdi>
      </p>
    </li>
  );
}
