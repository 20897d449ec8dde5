"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";

/** The part of an infinite query's state that is shown. */
type GrowingList = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetching: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage(): unknown;
  refetch(): unknown;
};

/** The end of a list that grows downwards: what is shown, a button for more, and why no more came. */
export function LoadMore({ summary, list }: { summary?: ReactNode; list: GrowingList }) {
  const t = useTranslations("common");
  const errorText = useApiError();
  const hasFailed = list.error !== null;
  // The failed request may have been a refetch of rows that are shown already.
  const isRefresh = hasFailed && !list.isFetchNextPageError;
  return (
    <div className="flex min-h-9 flex-wrap items-center justify-between gap-3">
      <div>
        <p aria-live="polite" className="text-ink-muted tabular-nums">
          {summary}
        </p>
        {hasFailed && (
          <p role="alert" className="text-danger-ink">
            {errorText(list.error)}
          </p>
        )}
      </div>
      {(hasFailed || list.hasNextPage) && (
        <Button
          size="sm"
          isPending={isRefresh ? list.isFetching : list.isFetchingNextPage}
          onClick={() => void (isRefresh ? list.refetch() : list.fetchNextPage())}
        >
          {t(hasFailed ? "retry" : "loadMore")}
        </Button>
      )}
    </div>
  );
}
