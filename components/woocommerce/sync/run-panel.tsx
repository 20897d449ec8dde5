"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { RunProgress } from "@/lib/sync/runs/sync-view";
import { RunStatusBadge } from "../history/run-status-badge";
import { useRunWords } from "../history/use-run-words";
import { Refusal } from "../refusal";
import { useTimes } from "../use-times";
import { PhaseProgress } from "./phase-progress";
import { PhaseStepper } from "./phase-stepper";
import { RetryButton } from "./retry-button";
import { RunCounters } from "./run-counters";
import { RunNotice } from "./run-notice";
import { isUnderWay } from "./use-progress";
import { useCancelRun } from "./use-run-actions";

type RunPanelProps = {
  run: RunProgress;
  canAct: boolean;
  /** The run's own page needs no link to itself. */
  hasLogLink?: boolean;
};

/** An active run, and its outcome. The parts keep their places from start to end. */
export function RunPanel({ run, canAct, hasLogLink = true }: RunPanelProps) {
  const t = useTranslations("sync.progress");
  const words = useRunWords();
  const times = useTimes();
  const cancel = useCancelRun();
  const isActive = isUnderWay(run);
  const took = run.startedAt && run.finishedAt ? t("took", { time: times.span(run.startedAt, run.finishedAt) }) : null;
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {words.title(run)} <RunStatusBadge run={run} />
        </span>
      }
      description={
        // A Latin name beside an Arabic date would reorder the date's figures.
        <>
          <bdi>{words.starter(run)}</bdi> · <bdi>{times.dateTime(run.createdAt)}</bdi>
          {took && (
            <>
              {" · "}
              <bdi>{took}</bdi>
            </>
          )}
        </>
      }
      actions={
        <>
          {isActive && canAct && (
            <Button size="sm" isPending={cancel.isPending || run.isCancelling} onClick={() => cancel.mutate(run.id)}>
              {t("cancel")}
            </Button>
          )}
          {!isActive && run.failed > 0 && canAct && <RetryButton runId={run.id} />}
          {hasLogLink && (
            <Button asChild size="sm" variant="ghost">
              <Link href={`/woocommerce/history/${run.id}${run.failed > 0 ? "?outcome=failed" : ""}`}>{t("log")}</Link>
            </Button>
          )}
        </>
      }
    >
      <div className="space-y-4">
        <PhaseStepper run={run} />
        <PhaseProgress run={run} />
        <RunCounters run={run} />
        {cancel.isError && <Refusal error={cancel.error} />}
        <RunNotice run={run} />
      </div>
    </Card>
  );
}
