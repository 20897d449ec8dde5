"use client";

import type { ComponentProps, ReactNode } from "react";
import type { Page } from "@/lib/list/page";
import { useApiError } from "@/components/hooks/use-api-error";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { RowSkeletons } from "./list-skeleton";
import type { List } from "./use-list";

export type ListCardProps = Pick<ComponentProps<typeof Card>, "title" | "description" | "actions" | "className"> & {
  list: Pick<List<Page<unknown>>, "items" | "query">;
  /** Title of the failure; the cause stands below it. */
  failed: string;
  /** Replaces the rows when there are none. */
  empty: ReactNode;
  /** Filters inside the card, above its rows. */
  filters?: ReactNode;
  /** The number of rows shown, at the end of the list. */
  summary?: ReactNode;
  /** Beside the button for more. */
  footerActions?: ReactNode;
  /** The rows. */
  children: ReactNode;
};

/** The frame of a list in its four states: loading, failed with a retry, empty, and shown with a button for more. */
export function ListCard({ filters, children, title, description, actions, className, ...state }: ListCardProps) {
  const hasHead = Boolean(title || actions || filters);
  return (
    <Card isFlush title={title} description={description} actions={actions} {...(className ? { className } : {})}>
      {filters}
      <div className={classNames(hasHead && "border-t border-line")}>
        <ListState {...state}>{children}</ListState>
      </div>
    </Card>
  );
}

type ListStateProps = Pick<ListCardProps, "list" | "failed" | "empty" | "summary" | "footerActions" | "children">;

/** The four states without the card, for a card with more than one list. */
export function ListState({ list, failed, empty, summary, footerActions, children }: ListStateProps) {
  const errorText = useApiError();
  const { items, query } = list;
  if (items.length === 0 && query.isError) {
    const retry = { onRetry: () => void query.refetch(), isRetrying: query.isFetching };
    return <ErrorState title={failed} message={errorText(query.error)} {...retry} />;
  }
  if (query.isPending)
    return (
      <div aria-busy>
        <RowSkeletons />
      </div>
    );
  if (items.length === 0) return empty;
  const hasFooter = Boolean(summary || footerActions || query.hasNextPage || query.isError);
  return (
    <>
      <div aria-busy={query.isPlaceholderData} className={classNames(query.isPlaceholderData && "opacity-60")}>
        {children}
      </div>
      {hasFooter && (
        <div className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-2.5 sm:px-5">
          <div className="min-w-0 flex-1">
            <LoadMore summary={summary} list={query} />
          </div>
          {footerActions}
        </div>
      )}
    </>
  );
}
