import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { formatNumber } from "@/lib/i18n/format";
import type { RunView } from "@/lib/sync/runs/sync-view";

const COUNTERS = ["created", "updated", "unchanged", "skipped", "failed"] as const;

/** The counters of a run, all visible from the start, so that nothing moves when one begins to count. */
export function RunCounters({ run }: { run: RunView }) {
  const t = useTranslations("sync.counters");
  const locale = useLocale();
  return (
    <dl aria-label={t("label")} className="grid grid-cols-3 gap-x-4 gap-y-3 sm:grid-cols-5">
      {COUNTERS.map((counter) => (
        <div key={counter} className="min-w-0" data-counter={counter}>
          <dt className="text-[0.8125rem] text-ink-muted">{t(counter)}</dt>
          <dd
            className={classNames(
              "text-lg font-semibold tabular-nums",
              run[counter] === 0 && "text-ink-muted",
              counter === "failed" && run.failed > 0 && "text-danger-ink",
            )}
          >
            {formatNumber(locale, run[counter])}
          </dd>
        </div>
      ))}
    </dl>
  );
}
