"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { RUN_PHASES } from "@/lib/sync/core/run-phases";
import type { RunProgress } from "@/lib/sync/runs/sync-view";
import { RunStatusBadge } from "../history/run-status-badge";
import { useRunWords } from "../history/use-run-words";
import { ProblemText, useProblem } from "../problem-text";
import { Refusal } from "../refusal";
import { useTimes } from "../use-times";
import { PhaseStepper } from "./phase-stepper";
import { RetryButton } from "./retry-button";
import { RunCounters } from "./run-counters";
import { isUnderWay } from "./use-progress";
import { useCancelRun } from "./use-run-actions";

type RunPanelProps = {
  run: RunProgress;
  canAct: boolean;
  /** The page of the run itself needs no link to it. */
  hasLogLink?: boolean;
};

/** A run while it is under way, and what became of it. Its parts keep their places from start to end. */
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
        // A Latin name beside an Arabic date would pull its figures apart.
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

function PhaseProgress({ run }: { run: RunProgress }) {
  const t = useTranslations("sync");
  const times = useTimes();
  const count = t("progress.count", { done: run.done, total: run.total });
  const phase = run.phase ? t(`phase.${run.phase}`) : t(`kind.${run.kind}`);
  const phases = RUN_PHASES[run.kind];
  const step =
    run.phase && phases.length > 1
      ? t("progress.step", { step: phases.indexOf(run.phase) + 1, steps: phases.length })
      : null;
  let pace: ReactNode = null;
  if (run.status === "queued") pace = t("progress.queued");
  else if (run.status === "running" && run.isCancelling) pace = t("progress.cancelling");
  else if (run.status === "running" && run.resumeAt === null) {
    pace =
      run.secondsLeft === null || run.ratePerSecond === null
        ? t("progress.leftUnknown")
        : `${t("progress.rate", { rate: run.ratePerSecond })} · ${t("progress.left", { time: times.seconds(run.secondsLeft) })}`;
  }
  return (
    <Progress label={phase} value={run.done} max={Math.max(run.total, 1)} valueText={count} tone={toneOf(run)}>
      <span className="flex min-h-[1.45em] flex-wrap justify-between gap-x-6">
        <span className={run.status === "completed" ? "hidden" : undefined}>
          <span className="font-medium text-ink">{phase}</span> {step && <span className="sm:hidden">{step}</span>}{" "}
          {run.status !== "queued" && count}
        </span>
        {pace && <span>{pace}</span>}
        <EndSentence run={run} />
      </span>
    </Progress>
  );
}

function toneOf(run: RunProgress) {
  if (run.status === "failed") return "danger";
  if (run.status === "cancelled") return "neutral";
  if (run.resumeAt !== null) return "warning";
  return run.status === "completed" ? "success" : "accent";
}

/** One line at the foot: why it waits, that it may be left alone, or how it ended. */
function RunNotice({ run }: { run: RunProgress }) {
  const t = useTranslations("sync.progress");
  const times = useTimes();
  const { title } = useProblem(run.errorCode ?? "internal");
  if (isUnderWay(run)) {
    if (run.resumeAt === null || run.errorCode === null) return <p className="text-ink-muted">{t("leave")}</p>;
    return (
      <Alert tone="warning" title={title} isLive>
        <ProblemText code={run.errorCode} detail={run.errorDetail} hasTitle={false} />
        <span className="block font-medium">{t("waiting", { time: times.dateTime(run.resumeAt) })}</span>
      </Alert>
    );
  }
  if (run.status === "failed") {
    return (
      <Alert tone="danger" title={title} isLive>
        <ProblemText code={run.errorCode ?? "internal"} detail={run.errorDetail} hasTitle={false} />
      </Alert>
    );
  }
  return null;
}

/** How it ended, in the place where its pace was said. */
function EndSentence({ run }: { run: RunProgress }) {
  const t = useTranslations("sync.progress.end");
  if (run.status !== "completed" && run.status !== "cancelled") return null;
  const isPartial = run.status === "completed" && run.failed > 0;
  return (
    <span role="status" className="font-medium text-ink">
      {isPartial ? t("completedFailed", { count: run.failed }) : t(run.status)}
    </span>
  );
}
