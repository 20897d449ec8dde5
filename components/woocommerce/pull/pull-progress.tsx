"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import type { PullView } from "@/lib/sync/pull/pull-view";
import { ProblemText, useProblem } from "../problem-text";
import { useTimes } from "../use-times";

type PullProgressProps = { pull: PullView; isPending: boolean; onCancel: () => void };

/** A pull under way: its step and how far that is. */
export function PullProgress({ pull, isPending, onCancel }: PullProgressProps) {
  const t = useTranslations("pull");
  const times = useTimes();
  const { title } = useProblem(pull.errorCode ?? "internal");
  const { phase, done, total, isCancelling } = pull;
  const count = total > 0 ? t("progress.count", { done: Math.min(done, total), total }) : t("progress.soFar", { done });
  return (
    <Card
      title={t(pull.status === "reading" ? "progress.reading" : "progress.applying")}
      actions={
        <Button size="sm" isPending={isPending || isCancelling} onClick={onCancel}>
          {t("progress.cancel")}
        </Button>
      }
    >
      <div className="space-y-4">
        <Progress
          label={t(`steps.${phase}`)}
          value={done}
          max={total > 0 ? total : undefined}
          valueText={count}
          tone={pull.resumeAt === null ? "accent" : "warning"}
        >
          <span className="flex min-h-[1.45em] flex-wrap justify-between gap-x-6">
            <span className="font-medium text-ink">{t(`steps.${phase}`)}</span>
            <span>{isCancelling ? t("progress.cancelling") : count}</span>
          </span>
        </Progress>
        {pull.resumeAt !== null && pull.errorCode !== null ? (
          <Alert tone="warning" title={title} isLive>
            <ProblemText code={pull.errorCode} detail={pull.errorDetail} hasTitle={false} />
            <span className="block font-medium">{t("progress.waiting", { time: times.dateTime(pull.resumeAt) })}</span>
          </Alert>
        ) : (
          <p className="text-ink-muted">{t("progress.leave")}</p>
        )}
      </div>
    </Card>
  );
}
