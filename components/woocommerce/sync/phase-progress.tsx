"use client";

import { useTranslations } from "next-intl";
import { Progress } from "@/components/ui/progress";
import { RUN_PHASES } from "@/lib/sync/core/run-phases";
import type { RunProgress } from "@/lib/sync/runs/sync-view";
import { useTimes } from "../use-times";

/** Progress and pace of the run; after its end, the outcome. */
export function PhaseProgress({ run }: { run: RunProgress }) {
  const t = useTranslations("sync");
  const times = useTimes();
  const count = t("progress.count", { done: run.done, total: run.total });
  const phase = run.phase ? t(`phase.${run.phase}`) : t(`kind.${run.kind}`);
  const phases = RUN_PHASES[run.kind];
  const step =
    run.phase && phases.length > 1
      ? t("progress.step", { step: phases.indexOf(run.phase) + 1, steps: phases.length })
      : null;
  let pace: string | null = null;
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

/** The outcome, in the place of the pace. */
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
