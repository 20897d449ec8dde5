"use client";

import { useLocale, useTranslations } from "next-intl";
import { Stat } from "@/components/ui/stat";
import { formatNumber } from "@/lib/i18n/format";
import type { StoreOverview } from "@/lib/sync/runs/sync-view";
import { RunStatusBadge } from "../history/run-status-badge";
import { useTimes } from "../use-times";
import { wooHref } from "../woo-href";

export function OverviewFigures({ overview }: { overview: StoreOverview }) {
  const t = useTranslations("woocommerce.overview.figures");
  const locale = useLocale();
  const { store, lastRun } = overview;
  const times = useTimes();
  const failuresHref = `${wooHref("/woocommerce/history", store.id)}&failing=1`;
  return (
    <section aria-label={t("label")} className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
      <Stat
        label={t("products")}
        value={formatNumber(locale, overview.linkedProducts)}
        hint={t("ofTotal", { total: overview.wantedProducts })}
      />
      <Stat
        label={t("categories")}
        value={formatNumber(locale, overview.linkedCategories)}
        hint={t("ofTotal", { total: overview.wantedCategories })}
      />
      <Stat
        label={t("failing")}
        value={formatNumber(locale, overview.failing)}
        tone={overview.failing > 0 ? "danger" : "neutral"}
        {...(overview.failing > 0 ? { href: failuresHref } : {})}
      />
      <Stat
        label={t("decisions")}
        value={formatNumber(locale, overview.decisions)}
        tone={overview.decisions > 0 ? "warning" : "neutral"}
        href={wooHref("/woocommerce/decisions", store.id)}
      />
      <Stat
        label={t("lastRun")}
        value={
          <span className="block pt-1 text-[0.9375rem] leading-snug tracking-normal">
            {lastRun ? times.dateTime(lastRun.finishedAt ?? lastRun.createdAt) : t("never")}
          </span>
        }
        hint={lastRun && <RunStatusBadge run={lastRun} />}
        {...(lastRun ? { href: `/woocommerce/history/${lastRun.id}` } : {})}
      />
      <Stat
        label={t("next")}
        value={
          <span className="block pt-1 text-[0.9375rem] leading-snug tracking-normal">
            {overview.nextAutoSyncAt
              ? times.dateTime(overview.nextAutoSyncAt)
              : t(overview.isAutoSyncWaiting ? "afterFirst" : "off")}
          </span>
        }
        hint={store.autoSync ? t("every", { minutes: store.autoSyncMinutes }) : undefined}
      />
    </section>
  );
}
