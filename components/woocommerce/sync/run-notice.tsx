"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { RunProgress } from "@/lib/sync/runs/sync-view";
import { ProblemText, useProblem } from "../problem-text";
import { useTimes } from "../use-times";
import { isUnderWay } from "./use-progress";

/** The last line: why the run waits, that the page may be closed, or how the run ended. */
export function RunNotice({ run }: { run: RunProgress }) {
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
