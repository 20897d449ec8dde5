"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { StoreOverview } from "@/lib/sync/runs/sync-view";
import { ProblemText } from "../problem-text";
import { wooHref } from "../woo-href";

/** Failures grouped by cause, because one correction often repairs many products. */
export function FailingCauses({ overview }: { overview: StoreOverview }) {
  const t = useTranslations("woocommerce.overview.causes");
  return (
    <Card
      title={t("title")}
      description={t("hint")}
      isFlush
      actions={
        <Button asChild size="sm">
          <Link href={`${wooHref("/woocommerce/history", overview.store.id)}&failing=1`}>{t("show")}</Link>
        </Button>
      }
    >
      <ul className="divide-y divide-line border-t border-line">
        {overview.failingByCode.map(({ code, count }) => (
          <li key={code} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 px-4 py-3 sm:px-5">
            <span className="w-28 shrink-0 font-semibold tabular-nums">{t("count", { count })}</span>
            <div className="min-w-0 flex-1 basis-72">
              <ProblemText code={code} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
