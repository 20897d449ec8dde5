"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type LoadMoreProps = { summary?: ReactNode; onLoadMore?: (() => void) | undefined; isPending?: boolean };

/** For lists that grow downwards, as logs do. */
export function LoadMore({ summary, onLoadMore, isPending = false }: LoadMoreProps) {
  const t = useTranslations("common");
  return (
    <div className="flex min-h-9 flex-wrap items-center justify-between gap-3">
      <p aria-live="polite" className="text-ink-muted tabular-nums">
        {summary}
      </p>
      {onLoadMore && (
        <Button size="sm" isPending={isPending} onClick={onLoadMore}>
          {t("loadMore")}
        </Button>
      )}
    </div>
  );
}
