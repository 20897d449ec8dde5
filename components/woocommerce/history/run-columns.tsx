"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { Link } from "@/components/ui/link";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { formatNumber } from "@/lib/i18n/format";
import type { RunView } from "@/lib/sync/runs/sync-view";
import { RunCounters } from "../sync/run-counters";
import { useTimes } from "../use-times";
import { RunStatusBadge } from "./run-status-badge";
import { useRunWords } from "./use-run-words";

const COUNTERS = ["created", "updated", "unchanged", "skipped", "failed"] as const;

export function useRunColumns(): ColumnDef<RunView>[] {
  const t = useTranslations("history");
  const sync = useTranslations("sync.counters");
  const locale = useLocale();
  return useMemo<ColumnDef<RunView>[]>(
    () => [
      { id: "run", header: t("runColumns.run"), cell: ({ row }) => <RunLink run={row.original} /> },
      { id: "status", header: t("runColumns.status"), cell: ({ row }) => <RunStatusBadge run={row.original} /> },
      { id: "started", header: t("runColumns.started"), cell: ({ row }) => <Started run={row.original} /> },
      {
        id: "took",
        header: t("runColumns.took"),
        meta: { hideBelow: "lg" },
        cell: ({ row }) => <Took run={row.original} />,
      },
      ...COUNTERS.map((counter): ColumnDef<RunView> => ({
        id: counter,
        header: sync(counter),
        meta: {
          isNumeric: true,
          ...(counter === "skipped" || counter === "unchanged" ? { hideBelow: "xl" as const } : {}),
        },
        cell: ({ row }) => (
          <span
            className={classNames(
              row.original[counter] === 0 ? "text-ink-muted" : counter === "failed" && "font-semibold text-danger-ink",
            )}
          >
            {formatNumber(locale, row.original[counter])}
          </span>
        ),
      })),
    ],
    [t, sync, locale],
  );
}

function RunLink({ run }: { run: RunView }) {
  const words = useRunWords();
  const t = useTranslations("history");
  return (
    <>
      <Link href={`/woocommerce/history/${run.id}`} className="font-medium text-ink underline-offset-4 hover:underline">
        {words.title(run)}
      </Link>
      {run.retryOfId !== null && (
        <span className="block text-[0.8125rem] text-ink-muted">{t("retryOf", { id: run.retryOfId })}</span>
      )}
    </>
  );
}

function Started({ run }: { run: RunView }) {
  const words = useRunWords();
  const times = useTimes();
  return (
    <>
      <span className="block whitespace-nowrap tabular-nums">{times.dateTime(run.createdAt)}</span>
      <span className="block max-w-48 truncate text-[0.8125rem] text-ink-muted">{words.starter(run)}</span>
    </>
  );
}

function Took({ run }: { run: RunView }) {
  const t = useTranslations("history");
  const times = useTimes();
  if (run.startedAt === null || run.finishedAt === null) return <span className="text-ink-muted">{t("notEnded")}</span>;
  return <span className="whitespace-nowrap tabular-nums">{times.span(run.startedAt, run.finishedAt)}</span>;
}

/** A row of the table on a phone. */
export function RunCard({ run }: { run: RunView }) {
  return (
    <div className="space-y-2.5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <RunLink run={run} />
        </div>
        <RunStatusBadge run={run} />
      </div>
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <div>
          <Started run={run} />
        </div>
        <Took run={run} />
      </div>
      <RunCounters run={run} />
    </div>
  );
}
