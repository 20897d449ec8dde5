"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { StatusDot } from "@/components/ui/status-dot";
import type { Tone } from "@/components/ui/tone";
import type { WebhookHealth, WebhookView } from "@/lib/sync/webhooks/webhook-view";
import { EndpointSecret } from "./endpoint-secret";

const TONES: Record<WebhookHealth, Tone> = {
  active: "success",
  receiving: "success",
  paused: "warning",
  disabled: "danger",
  missing: "danger",
  moved: "warning",
  secret_differs: "warning",
  unreachable: "danger",
  owner_without_rights: "danger",
  none: "neutral",
};

type WebhookListProps = { storeId: number; items: WebhookView[]; canSetUp: boolean };

/** The four webhooks: state, address, and the secret on demand. */
export function WebhookList({ storeId, items, canSetUp }: WebhookListProps) {
  const t = useTranslations("webhooks.list");
  return (
    <Card isFlush title={t("title")} description={t("text")}>
      <ul className="divide-y divide-line border-t border-line">
        {items.map((item) => (
          <WebhookItem key={item.topic} storeId={storeId} item={item} canSetUp={canSetUp} />
        ))}
      </ul>
    </Card>
  );
}

function WebhookItem({ storeId, item, canSetUp }: { storeId: number; item: WebhookView; canSetUp: boolean }) {
  const t = useTranslations("webhooks.list");
  const format = useFormat();
  const topic = t(`topic.${item.topic}`);
  return (
    <li
      className="grid gap-x-6 gap-y-2 px-4 py-3.5 sm:px-5 md:grid-cols-[12rem_minmax(0,1fr)]"
      data-topic={item.topic}
      data-health={item.health}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 md:block">
        <h3 className="font-medium">{topic}</h3>
        <StatusDot tone={TONES[item.health]} className="text-[0.8125rem] md:mt-1">
          {t(`health.${item.health}`)}
        </StatusDot>
      </div>
      <div className="min-w-0 space-y-1.5">
        <div className="flex min-w-0 items-center gap-1">
          <code
            dir="ltr"
            aria-label={t("address")}
            className="min-w-0 flex-1 rounded-box bg-sunken px-2.5 py-1.5 font-mono text-[0.8125rem] break-all"
          >
            {item.url}
          </code>
          <CopyButton value={item.url} label={t("copyAddress", { topic })} />
        </div>
        {canSetUp && <EndpointSecret storeId={storeId} item={item} />}
        <p className="text-[0.8125rem] text-ink-muted">
          {t("lastDelivery")}:{" "}
          <span className="tabular-nums">
            {item.lastDeliveryAt ? format.dateTime(item.lastDeliveryAt) : t("never")}
          </span>
          {item.previousUntil && <> · {t("overlap", { when: format.dateTime(item.previousUntil) })}</>}
        </p>
        {item.refusals > 0 && (
          <p className="text-[0.8125rem] text-danger-ink">{t("refusalsHint", { count: item.refusals })}</p>
        )}
      </div>
    </li>
  );
}
