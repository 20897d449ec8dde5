"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import type { PullChoices } from "@/lib/sync/pull/pull-schema";
import type { PullPreview } from "@/lib/sync/pull/pull-view";

type PullDoubtsProps = {
  doubts: PullPreview["doubts"];
  choices: PullChoices["doubts"];
  onChange: (choices: PullChoices["doubts"]) => void;
};

const CHOICES = ["store", "shop", "leave_out"] as const;

/** Each doubt with the number of its products, and what happens to all of them. */
export function PullDoubts({ doubts, choices, onChange }: PullDoubtsProps) {
  const t = useTranslations("pull");
  return (
    <Card isFlush title={t("doubts.title")} description={t("doubts.text")}>
      <ul className="divide-y divide-line border-t border-line">
        {doubts.map(({ code, count, choice }) => (
          <li key={code} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5 sm:px-5">
            <div className="min-w-0 flex-1 basis-64">
              <p>{t(`doubts.${code}`)}</p>
              <p className="text-[0.8125rem] text-ink-muted tabular-nums">{t("doubts.products", { count })}</p>
            </div>
            <Select
              className="max-w-64"
              aria-label={t("doubts.choose", { doubt: t(`doubts.${code}`) })}
              value={choices[code] ?? choice}
              onChange={({ target }) => {
                const chosen = CHOICES.find((known) => known === target.value);
                if (chosen) onChange({ ...choices, [code]: chosen });
              }}
            >
              {CHOICES.map((known) => (
                <option key={known} value={known}>
                  {t(`choices.${known}`)}
                </option>
              ))}
            </Select>
          </li>
        ))}
      </ul>
    </Card>
  );
}
