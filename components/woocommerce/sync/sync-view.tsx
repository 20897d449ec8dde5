"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useFormat } from "@/components/hooks/use-format";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import type { RunRequestInput } from "@/lib/sync/runs/run-request-schema";
import type { RunProgress } from "@/lib/sync/runs/sync-view";
import { Refusal } from "../refusal";
import { wooHref } from "../woo-href";
import { PreviewLink } from "./preview-link";
import { RunPanel } from "./run-panel";
import { StartButton } from "./start-button";
import { isUnderWay, useProgress } from "./use-progress";
import { useStartRun } from "./use-run-actions";

type SyncViewProps = {
  store: {
    id: number;
    hasKeys: boolean;
    isFirst: boolean;
    areCategoriesFirst: boolean;
    isAutoSyncWaiting: boolean;
    location: string;
    furtherLocations: string[];
  };
  run: RunProgress | null;
  may: { categories: boolean; products: boolean; settings: boolean };
};

/** The runs that can be started, and the progress of the active one. */
export function SyncView({ store, run: initial, may }: SyncViewProps) {
  const t = useTranslations("sync");
  const format = useFormat();
  const { data: run } = useProgress(store.id, initial);
  const start = useStartRun(store.id);
  const [isForced, setIsForced] = useState(false);
  const isBusy = isUnderWay(run);
  // A page that the browser restores does not know what was started from the preview since.
  const begun = run?.id === initial?.id || run?.trigger === "schedule" ? undefined : run?.kind;
  const isFirst = store.isFirst && begun !== "products";
  const areCategoriesFirst = store.areCategoriesFirst && isFirst && begun !== "categories";
  // The second click of a double click arrives before the first is rendered.
  const isBeginning = useRef(false);
  function begin(request: RunRequestInput) {
    if (isBeginning.current) return;
    isBeginning.current = true;
    start.mutate(request, { onSettled: () => (isBeginning.current = false) });
  }
  const isStarting = (kind: string, mode: string) =>
    start.isPending && start.variables.kind === kind && start.variables.mode === mode;
  const blocked = !store.hasKeys || isBusy || start.isPending;
  const mayAct = run?.kind === "categories" ? may.categories : may.products;
  return (
    <div className="space-y-5">
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title={t("categories.title")} description={t("categories.text")} className="flex flex-col">
          <div className="flex flex-col items-start justify-end gap-2 lg:min-h-16">
            {!may.categories ? (
              <p className="text-ink-muted">{t("noPermission")}</p>
            ) : areCategoriesFirst ? (
              <PreviewLink
                storeId={store.id}
                isDisabled={!store.hasKeys}
                part="categories"
                look={may.products ? "secondary" : "primary"}
              />
            ) : (
              <Button
                variant="primary"
                disabled={blocked && !isStarting("categories", "all")}
                isPending={isStarting("categories", "all")}
                onClick={() => begin({ kind: "categories", mode: "all" })}
              >
                {t("categories.start")}
              </Button>
            )}
          </div>
        </Card>
        <Card title={t("products.title")} description={t("products.text")}>
          {may.products ? (
            <div className="space-y-3">
              <p className="text-ink-muted">
                {t("location", { location: format.list([store.location, ...store.furtherLocations]) })}{" "}
                {may.settings && (
                  <Link
                    href={wooHref("/woocommerce/settings", store.id)}
                    className="text-accent-ink underline underline-offset-4"
                  >
                    {t("changeLocation")}
                  </Link>
                )}
              </p>
              {isFirst ? (
                <PreviewLink storeId={store.id} isDisabled={!store.hasKeys} look="primary" />
              ) : (
                <>
                  <div className="flex flex-wrap gap-x-4 gap-y-3">
                    <StartButton
                      label={t("products.startNew")}
                      hint={t("products.startNewHint")}
                      isDisabled={blocked && !isStarting("products", "new")}
                      isPending={isStarting("products", "new")}
                      onClick={() => begin({ kind: "products", mode: "new", isForced })}
                    />
                    <StartButton
                      isPrimary
                      label={t("products.startAll")}
                      hint={t("products.startAllHint")}
                      isDisabled={blocked && !isStarting("products", "all")}
                      isPending={isStarting("products", "all")}
                      onClick={() => begin({ kind: "products", mode: "all", isForced })}
                    />
                  </div>
                  <Checkbox
                    label={t("products.force")}
                    hint={t("products.forceHint")}
                    checked={isForced}
                    onChange={(event) => setIsForced(event.target.checked)}
                  />
                  <PreviewLink storeId={store.id} isDisabled={!store.hasKeys} />
                </>
              )}
              {store.isAutoSyncWaiting && store.hasKeys && (
                <p className="text-ink-muted">{t("products.autoSyncWaits")}</p>
              )}
            </div>
          ) : (
            <p className="text-ink-muted">{t("noPermission")}</p>
          )}
        </Card>
      </div>
      {start.isError && <Refusal error={start.error} />}
      {run ? (
        <RunPanel run={run} canAct={mayAct} />
      ) : (
        <Card title={t("progress.title")}>
          <p className="text-ink-muted">{t("progress.none")}</p>
        </Card>
      )}
    </div>
  );
}
