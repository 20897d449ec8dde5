"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BulkEditView } from "@/lib/catalog/bulk-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { BulkEditControl } from "./use-bulk-edit";

/** Stops before the next batch; shows that it waits for the current one. */
export function StopButton({ bulk: { stop } }: { bulk: BulkEditControl }) {
  const t = useTranslations("products.bulk");
  return (
    <Button isPending={stop.isPending || stop.isSuccess} onClick={() => stop.mutate()}>
      {t("stop")}
    </Button>
  );
}

/** The progress of a bulk edit, then its outcome. */
export function BulkOutcome({
  view,
  stopError,
  actions,
}: {
  view: BulkEditView;
  stopError: unknown;
  actions?: ReactNode;
}) {
  const t = useTranslations("products.bulk");
  const errorText = useApiError();
  const { status, done, total, changed } = view;
  if (status === "running") {
    const text = t("progress", { done, total });
    return (
      <div className="space-y-2">
        <Progress label={t("title", { count: total })} value={done} max={total} valueText={text}>
          {text}
        </Progress>
        {stopError != null && (
          <Alert isLive tone="danger">
            {errorText(stopError)}
          </Alert>
        )}
      </div>
    );
  }
  const tone = status === "completed" ? "success" : status === "failed" ? "danger" : "neutral";
  return (
    <Alert isLive tone={tone} actions={actions}>
      {t(status, { changed, total, same: total - changed })}
    </Alert>
  );
}

/** The same above the list, after the dialog is closed. */
export function BulkStrip({ bulk }: { bulk: BulkEditControl }) {
  const t = useTranslations("products.bulk");
  const { current, stop, clear } = bulk;
  if (current === null) return null;
  if (current.status !== "running")
    return <BulkOutcome view={current} stopError={null} actions={<Button onClick={clear}>{t("close")}</Button>} />;
  return (
    <section
      aria-label={t("title", { count: current.total })}
      className="flex flex-wrap items-start gap-4 rounded-box border border-line bg-surface px-4 py-3"
    >
      <div className="min-w-48 flex-1">
        <BulkOutcome view={current} stopError={stop.error} />
      </div>
      <StopButton bulk={bulk} />
    </section>
  );
}
