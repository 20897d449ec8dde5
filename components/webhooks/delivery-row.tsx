"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useFormat } from "@/components/hooks/use-format";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Tone } from "@/components/ui/tone";
import { LEFT_OUT_REASONS } from "@/lib/sync/orders/left-out";
import type { DeliveryView } from "@/lib/sync/webhooks/webhook-view";
import { ProblemText } from "../woocommerce/problem-text";
import { Refusal } from "../woocommerce/refusal";
import { DeliveryBody } from "./delivery-body";
import { useProcessAgain } from "./use-webhooks";

const TONES: Record<DeliveryView["outcome"], Tone> = {
  queued: "accent",
  imported: "success",
  unchanged: "neutral",
  ignored: "neutral",
  failed: "danger",
};

/** One delivery: its outcome, its body, and a button to process it again. */
export function DeliveryRow({ storeId, delivery }: { storeId: number; delivery: DeliveryView }) {
  const t = useTranslations("webhooks.deliveries");
  const topics = useTranslations("webhooks.list.topic");
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const again = useProcessAgain(delivery.id, storeId);
  const topic = topics(delivery.topic);
  const order = delivery.orderId === null ? t("noOrder") : t("order", { id: String(delivery.orderId) });
  const name = delivery.orderId === null ? topic : t("named", { topic, id: String(delivery.orderId) });
  const bodyId = `delivery-${delivery.id}`;
  return (
    <li className="px-4 py-2.5 sm:px-5" data-outcome={delivery.outcome}>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 md:grid-cols-[8rem_minmax(0,1fr)_auto]">
        <div className="flex min-h-8 items-center md:min-h-0 md:pt-0.5">
          <Badge tone={TONES[delivery.outcome]}>{t(`outcome.${delivery.outcome}`)}</Badge>
        </div>
        <div className="min-w-0 max-md:order-last max-md:col-span-2">
          <p className="font-medium">
            {order} <span className="font-normal text-ink-muted">· {topic}</span>
          </p>
          <p className="text-[0.8125rem] text-ink-muted">
            <time dateTime={delivery.receivedAt} className="tabular-nums">
              {format.exactTime(delivery.receivedAt)}
            </time>
            {delivery.repeats > 0 && <> · {t("repeats", { count: delivery.repeats })}</>}
          </p>
          <Reason delivery={delivery} />
        </div>
        <div className="flex items-center gap-1">
          {delivery.outcome !== "queued" && (
            <Button
              variant="ghost"
              size="sm"
              isPending={again.isPending}
              aria-label={t("againOf", { delivery: name })}
              onClick={() => again.mutate(undefined, { onSuccess: () => void toast.success(t("queuedAgain")) })}
            >
              {t("again")}
            </Button>
          )}
          <Button
            variant="ghost"
            size="sm"
            aria-label={t("showOf", { delivery: name })}
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t("show")}
            <ChevronDown aria-hidden className={isOpen ? "rotate-180" : ""} />
          </Button>
        </div>
      </div>
      {again.isError && <Refusal error={again.error} />}
      {isOpen && <DeliveryBody id={bodyId} deliveryId={delivery.id} />}
    </li>
  );
}

const OWN_REASONS = [
  "orders_disabled",
  "module_off",
  "order_gone",
  "owner_without_rights",
  ...LEFT_OUT_REASONS,
  "timed_out",
  "unexpected_shape",
  "internal",
] as const;

/** Why nothing was imported, in words; a store's refusal has the words of its code. */
function Reason({ delivery: { outcome, errorCode, errorDetail } }: { delivery: DeliveryView }) {
  const t = useTranslations("webhooks.deliveries.reason");
  if (outcome === "ignored" && errorCode === null)
    return <p className="text-[0.8125rem] text-ink-muted">{t("older")}</p>;
  if (errorCode === null) return null;
  const own = OWN_REASONS.find((reason) => reason === errorCode);
  if (own) return <p className="max-w-[75ch] text-[0.8125rem] text-ink-muted">{t(own)}</p>;
  return (
    <div className="mt-1.5 max-w-[75ch] border-s-2 border-line ps-3">
      <ProblemText code={errorCode} detail={errorDetail} />
    </div>
  );
}
