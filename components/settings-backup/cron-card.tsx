"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs } from "@/components/ui/tabs";
import { cronLines, type CronWay } from "./cron-lines";

const WAYS = ["crontab", "systemd", "vercel"] as const;

/** The call for an external scheduler, in three common forms. */
export function CronCard({ address, hasSecret }: { address: string; hasSecret: boolean }) {
  const t = useTranslations("backup.cron");
  const [way, setWay] = useState<CronWay>("crontab");
  const code = (chunks: React.ReactNode) => (
    <code dir="ltr" className="rounded-box bg-sunken px-1 py-0.5 font-mono text-[0.8125rem]">
      {chunks}
    </code>
  );
  return (
    <Card title={t("title")} description={t("text")}>
      {!hasSecret && (
        <Alert tone="warning" className="mb-4">
          {t("noSecret")}
        </Alert>
      )}
      <Tabs
        value={way}
        onValueChange={setWay}
        label={t("tabs")}
        items={WAYS.map((value) => ({
          value,
          label: t(value),
          content: (
            <div className="space-y-3">
              <p className="max-w-[70ch]">{t.rich(`${value}How`, { code })}</p>
              {/* Code runs from left to right in every language, and so does the button beside it. */}
              <div dir="ltr" className="relative">
                <pre
                  tabIndex={0}
                  aria-label={t(value)}
                  className="rounded-box bg-sunken p-3 pe-12 font-mono text-[0.8125rem] leading-relaxed break-words whitespace-pre-wrap"
                >
                  {cronLines(value, address)}
                </pre>
                <CopyButton
                  value={cronLines(value, address)}
                  label={t("copy", { name: t(value) })}
                  className="absolute end-1.5 top-1.5"
                />
              </div>
            </div>
          ),
        }))}
      />
      <p className="mt-3 max-w-[70ch] text-ink-muted">{t.rich("secret", { code })}</p>
    </Card>
  );
}
