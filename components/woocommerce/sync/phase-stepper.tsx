import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { RUN_PHASES } from "@/lib/sync/core/run-phases";
import type { RunView } from "@/lib/sync/runs/sync-view";

/** The run's position among its phases. A single phase needs no steps. */
export function PhaseStepper({ run }: { run: RunView }) {
  const t = useTranslations("sync");
  const phases = RUN_PHASES[run.kind];
  if (phases.length < 2) return null;
  const isCompleted = run.status === "completed";
  const current = isCompleted ? phases.length : run.phase === null ? -1 : phases.indexOf(run.phase);
  return (
    <ol aria-label={t("progress.steps")} className="flex gap-1.5">
      {phases.map((phase, index) => {
        const state = index < current ? "Done" : index === current ? "Now" : "Next";
        return (
          <li key={phase} aria-current={state === "Now" ? "step" : undefined} className="min-w-0 flex-1">
            <span
              aria-hidden
              className={classNames(
                "block h-1 rounded-full",
                state === "Next" ? "bg-line" : state === "Now" ? "bg-accent" : "bg-success",
              )}
            />
            <span
              className={classNames(
                "mt-1.5 flex items-center gap-1 text-[0.8125rem] max-sm:sr-only",
                state === "Now" ? "font-semibold" : "text-ink-muted",
              )}
            >
              {state === "Done" && <Check aria-hidden className="size-3.5 shrink-0 text-success-ink" />}
              <span className="truncate">{t(`phase.${phase}`)}</span>
              <span className="sr-only">{t(`progress.step${state}`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
