"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Alert } from "@/components/ui/alert";
import type { Tone } from "@/components/ui/tone";
import type { CronStatus, Driver } from "@/lib/jobs/cron-status";

const TONES: Record<Driver, Tone> = { worker: "success", cron: "success", overdue: "danger", never: "warning" };

/** What runs the jobs, and a warning when nothing does. */
export function DriverState({ status }: { status: CronStatus }) {
  const t = useTranslations("backup.driver");
  const format = useFormat();
  const { driver, cronSeenAt, workerSeenAt } = status;
  const moment = (when: string | null) => (when === null ? t("neverSeen") : format.dateTime(when));
  const lastSeenAt =
    driver === "worker"
      ? workerSeenAt
      : driver === "cron"
        ? cronSeenAt
        : ([cronSeenAt, workerSeenAt]
            .filter((when) => when !== null)
            .sort()
            .at(-1) ?? null);
  return (
    <div className="space-y-3" data-driver={driver}>
      <Alert tone={TONES[driver]} {...(driver === "overdue" ? { title: t("overdueTitle") } : {})}>
        {driver === "never" ? t("never") : t(driver, { when: moment(lastSeenAt) })}
      </Alert>
      {driver === "worker" && status.isCronOverdue && (
        <Alert tone="warning">{t("stopped", { when: moment(cronSeenAt) })}</Alert>
      )}
      <dl className="grid gap-x-8 gap-y-1 text-[0.8125rem] text-ink-muted sm:flex sm:flex-wrap">
        <div className="flex gap-2">
          <dt>{t("cronLabel")}:</dt>
          <dd className="text-ink tabular-nums">{moment(cronSeenAt)}</dd>
        </div>
        <div className="flex gap-2">
          <dt>{t("workerLabel")}:</dt>
          <dd className="text-ink tabular-nums">{moment(workerSeenAt)}</dd>
        </div>
      </dl>
    </div>
  );
}
