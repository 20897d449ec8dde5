"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Switch } from "@/components/ui/switch";
import type { PullPreview } from "@/lib/sync/pull/pull-view";

type PullCustomersProps = {
  counts: PullPreview["customers"];
  isWanted: boolean;
  onChange: (isWanted: boolean) => void;
};

const VERDICTS = ["new", "matched", "doubtful", "left_out", "erased"] as const;

/** Whether the store's registered customers become customers of the shop. */
export function PullCustomers({ counts, isWanted, onChange }: PullCustomersProps) {
  const t = useTranslations("pull.customers");
  const total = counts.new + counts.matched + counts.doubtful;
  return (
    <Card title={t("title")} description={t("text")}>
      <Switch
        label={t("label", { count: total })}
        className="max-w-md"
        checked={isWanted}
        onChange={({ target }) => onChange(target.checked)}
      />
      <ul className="mt-2 space-y-1 text-ink-muted">
        {VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
          <li key={verdict} className="tabular-nums">
            {t(verdict, { count: counts[verdict] })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
