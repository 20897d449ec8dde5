"use client";

import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { fetchJson } from "@/lib/http/fetch-json";
import type { StoreOverview } from "@/lib/sync/runs/sync-view";
import { POLL_MS } from "../poll";
import { AutoSyncWaits } from "./auto-sync-waits";
import { FailingCauses } from "./failing-causes";
import { OverviewFigures } from "./overview-figures";
import { StoreState } from "./store-state";

type OverviewViewProps = { initial: StoreOverview; canSeeSettings: boolean; mayPreview: boolean };

/** The state of the store, polled every second while a run is active, and not at all otherwise. */
export function OverviewView({ initial, canSeeSettings, mayPreview }: OverviewViewProps) {
  const t = useTranslations("woocommerce.overview");
  const { data: overview } = useQuery({
    queryKey: ["woocommerce", "overview", initial.store.id],
    queryFn: ({ signal }) =>
      fetchJson<StoreOverview>(`/api/woocommerce/stores/${initial.store.id}/overview`, { signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.state.kind === "running" ? POLL_MS : false),
  });
  const { store } = overview;
  return (
    <div className="space-y-5">
      <StoreState overview={overview} canSeeSettings={canSeeSettings} />
      {overview.isAutoSyncWaiting && <AutoSyncWaits storeId={store.id} mayPreview={mayPreview} />}
      <OverviewFigures overview={overview} />
      {overview.failing > 0 && <FailingCauses overview={overview} />}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted">
        <Button asChild variant="link" size="sm" className="-ms-2.5">
          <a href={store.url} target="_blank" rel="noreferrer">
            {t("site")}
            <ExternalLink aria-hidden />
          </a>
        </Button>
        <span dir="ltr" className="min-w-0 truncate">
          {store.url}
        </span>
        {store.wooVersion && <span>{t("version", { version: store.wooVersion })}</span>}
      </p>
    </div>
  );
}
