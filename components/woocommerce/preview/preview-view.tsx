"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFilter } from "@/components/list/use-filter";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Progress } from "@/components/ui/progress";
import { Select } from "@/components/ui/select";
import { PREVIEW_MODES } from "@/lib/sync/preview/preview-request-schema";
import { PREVIEW_KINDS } from "@/lib/sync/preview/preview-view";
import { MAX_CHOSEN, type RunRequestInput } from "@/lib/sync/runs/run-request-schema";
import type { RunProgress } from "@/lib/sync/runs/sync-view";
import { ProblemText } from "../problem-text";
import { Refusal } from "../refusal";
import { isUnderWay, useProgress } from "../sync/use-progress";
import { useStartRun } from "../sync/use-run-actions";
import { wooHref } from "../woo-href";
import { PreviewCounts } from "./preview-counts";
import { previewFilterSchema } from "./preview-filter";
import { PreviewList } from "./preview-list";
import { PreviewNotices } from "./preview-notices";
import { SendCategories } from "./send-categories";
import { ThingsCard } from "./things-card";
import { usePreview } from "./use-preview";

type PreviewViewProps = {
  store: { id: number; isFirst: boolean };
  run: RunProgress | null;
  maySendCategories: boolean;
};

/** What a sync would send, product by product, before it is started. */
export function PreviewView({ store, run: initial, maySendCategories }: PreviewViewProps) {
  const t = useTranslations("preview");
  const errorText = useApiError();
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const filters = useFilter(previewFilterSchema);
  const [isForced, setIsForced] = useState(false);
  const [isStoreRead, setIsStoreRead] = useState(false);
  const mode = filters.filter.mode ?? "all";
  const choice = { mode, isForced, isStoreRead };
  const preview = usePreview(store.id, choice);
  const { data: run } = useProgress(store.id, initial);
  const start = useStartRun(store.id);
  const isBusy = isUnderWay(run);
  const syncHref = wooHref("/woocommerce/sync", store.id);

  function begin(request: RunRequestInput) {
    start.mutate(request, { onSuccess: () => router.push(syncHref) });
  }
  function choose(ids: readonly number[], isChosen: boolean) {
    const next = new Set(chosen);
    for (const id of ids)
      if (isChosen) next.add(id);
      else next.delete(id);
    setChosen(next);
  }
  const isTooMany = chosen.size > MAX_CHOSEN;
  const total = preview.total ?? 0;
  return (
    <div className="space-y-4">
      <PreviewNotices storeId={store.id} isFirst={store.isFirst} isBusy={isBusy} />
      <Card title={t("heading")} description={t("text")}>
        <div className="space-y-4">
          <div className="grid items-start gap-x-6 gap-y-2 sm:grid-cols-[18rem_1fr]">
            <Select
              aria-label={t("mode")}
              value={mode}
              onChange={(event) => {
                setChosen(new Set());
                filters.change({ mode: event.target.value === "all" ? "" : event.target.value, kind: "" });
              }}
            >
              {PREVIEW_MODES.map((one) => (
                <option key={one} value={one}>
                  {t(`modes.${one}`)}
                </option>
              ))}
            </Select>
            <Checkbox
              label={t("force")}
              checked={isForced}
              onChange={(event) => {
                setChosen(new Set());
                setIsForced(event.target.checked);
              }}
            />
          </div>
          {preview.error !== null ? (
            <Alert
              tone="danger"
              isLive
              title={t("failed")}
              actions={
                <Button size="sm" isPending={preview.isRetrying} onClick={preview.retry}>
                  {t("retry")}
                </Button>
              }
            >
              {errorText(preview.error)}
            </Alert>
          ) : (
            <Progress
              label={t("heading")}
              value={preview.planned}
              max={preview.total === null ? undefined : Math.max(total, 1)}
              valueText={t("progress", { done: preview.planned, total })}
              tone={preview.isComplete ? "success" : "accent"}
            >
              <span aria-live="polite">
                {preview.isComplete
                  ? t("done", { total: preview.planned })
                  : t("progress", { done: preview.planned, total })}
              </span>
            </Progress>
          )}
          <PreviewCounts
            label={t("counts")}
            kinds={PREVIEW_KINDS}
            counts={preview.counts}
            kind={filters.filter.kind}
            onChange={(kind) => filters.change({ kind })}
          />
          {preview.storeError && (
            <Alert tone="warning">
              <ProblemText code={preview.storeError.errorCode} detail={preview.storeError.errorDetail} />
            </Alert>
          )}
          {isStoreRead && preview.isComplete && !preview.storeError && <p className="text-ink-muted">{t("looked")}</p>}
          {!isStoreRead && preview.counts.create > 0 && (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <p className="min-w-0 flex-1 basis-72 text-ink-muted">{t("unread")}</p>
              <Button size="sm" onClick={() => setIsStoreRead(true)}>
                {t("lookUp")}
              </Button>
            </div>
          )}
          <p className="text-ink-muted">{t("alongside")}</p>
          {mode !== "changed" && (
            <Button
              variant="primary"
              disabled={isBusy}
              isPending={start.isPending && start.variables.mode === mode}
              onClick={() => begin({ kind: "products", mode, isForced })}
            >
              {mode === "new" ? t("startNew") : t("startAll")}
            </Button>
          )}
          {start.isError && <Refusal error={start.error} />}
        </div>
      </Card>
      <ThingsCard part="categories" storeId={store.id} choice={{ mode, isForced }}>
        {maySendCategories && <SendCategories storeId={store.id} choice={{ mode, isForced }} isBusy={isBusy} />}
      </ThingsCard>
      <ThingsCard part="attributes" storeId={store.id} choice={{ mode, isForced }} />
      <PreviewList
        key={mode}
        preview={preview}
        filters={filters}
        storeId={store.id}
        choice={choice}
        chosen={chosen}
        onChoose={choose}
      />
      {chosen.size > 0 && (
        <div
          role="region"
          aria-label={t("chosen", { count: chosen.size })}
          className="sticky bottom-3 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-box border border-line bg-surface px-4 py-3 shadow-lift"
        >
          <p className="min-w-0 flex-1 tabular-nums">
            {t("chosen", { count: chosen.size })}{" "}
            {isTooMany && <span className="text-danger-ink">{t("tooMany", { max: MAX_CHOSEN })}</span>}
          </p>
          <Button size="sm" variant="ghost" onClick={() => setChosen(new Set())}>
            {t("clear")}
          </Button>
          <Button
            size="sm"
            variant="primary"
            disabled={isBusy || isTooMany}
            isPending={start.isPending && start.variables.mode === "chosen"}
            onClick={() => begin({ kind: "products", mode: "chosen", productIds: [...chosen], isForced })}
          >
            {t("sendChosen", { count: chosen.size })}
          </Button>
        </div>
      )}
    </div>
  );
}
