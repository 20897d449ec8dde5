"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Skeleton } from "@/components/ui/skeleton";
import { useDeliveryBody } from "./use-webhooks";

/** The body of a delivery, verbatim, up to a maximum length. */
export function DeliveryBody({ id, deliveryId }: { id: string; deliveryId: number }) {
  const t = useTranslations("webhooks.deliveries");
  const format = useFormat();
  const { data, isError } = useDeliveryBody(deliveryId);
  return (
    <div id={id} className="mt-2">
      {isError ? (
        <p role="alert" className="text-danger-ink">
          {t("bodyFailed")}
        </p>
      ) : data === undefined ? (
        <Skeleton className="h-20" />
      ) : (
        <>
          <pre
            dir="ltr"
            tabIndex={0}
            aria-label={t("body")}
            className="max-h-80 overflow-auto rounded-box bg-sunken p-3 font-mono text-xs whitespace-pre-wrap break-words"
          >
            {data.text}
          </pre>
          {data.isCut && (
            <p className="mt-1 text-[0.8125rem] text-ink-muted">
              {t("cut", { size: format.number(Math.ceil(data.bytes / 1024)) })}
            </p>
          )}
        </>
      )}
    </div>
  );
}
