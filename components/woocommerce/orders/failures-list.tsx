"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useFormat } from "@/components/hooks/use-format";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import type { OrderFailureView } from "@/lib/sync/orders/order-view";
import { ProblemText } from "../problem-text";
import { useOrderRefusal } from "./use-order-words";
import { useOrderFailures, useRetryFailures } from "./use-orders";

type FailuresListProps = { storeId: number; canRetry: boolean };

/** Orders that did not come in, each with its cause and the way to try again. */
export function FailuresList({ storeId, canRetry }: FailuresListProps) {
  const t = useTranslations("orders");
  const failures = useOrderFailures(storeId);
  const imported = useTranslations("orders.import");
  const items = failures.data?.pages.flatMap((page) => page.items) ?? [];
  const retry = useRetryFailures(storeId, ({ outcome }, remoteId) => {
    const number = items.find((item) => item.remoteId === remoteId)?.number || String(remoteId);
    if (outcome === "failed") toast.error(t("failure.failedAgain", { number }));
    else toast.success(imported(outcome, { number }));
  });
  const refused = retry.one.error ?? retry.all.error;
  const refusal = useOrderRefusal(refused);
  if (failures.isError && items.length === 0)
    return (
      <ErrorState
        message={t("failedToLoad")}
        onRetry={() => void failures.refetch()}
        isRetrying={failures.isFetching}
      />
    );
  if (failures.isPending)
    return (
      <div className="p-5">
        <Skeleton className="h-16" />
      </div>
    );
  if (items.length === 0) return <EmptyState icon={CircleCheck} title={t("nothing.failed")} />;
  return (
    <>
      {refused !== null && (
        <Alert tone="danger" isLive className="m-4">
          {refusal}
        </Alert>
      )}
      {canRetry && items.length > 1 && (
        <div className="flex justify-end border-b border-line px-4 py-2.5 sm:px-5">
          <Button
            size="sm"
            isPending={retry.all.isPending}
            onClick={() =>
              retry.all.mutate(undefined, {
                onSuccess: ({ count }) => void toast.success(t("failure.retrying", { count })),
              })
            }
          >
            {t("failure.retryAll")}
          </Button>
        </div>
      )}
      <ul className="divide-y divide-line">
        {items.map((failure) => (
          <FailureRow
            key={failure.remoteId}
            failure={failure}
            canRetry={canRetry}
            isPending={retry.one.isPending && retry.one.variables === failure.remoteId}
            onRetry={() => retry.one.mutate(failure.remoteId)}
          />
        ))}
      </ul>
      {(failures.hasNextPage || failures.isError) && (
        <div className="border-t border-line px-4 py-2.5 sm:px-5">
          <LoadMore list={failures} />
        </div>
      )}
    </>
  );
}

type FailureRowProps = { failure: OrderFailureView; canRetry: boolean; isPending: boolean; onRetry: () => void };

function FailureRow({ failure, canRetry, isPending, onRetry }: FailureRowProps) {
  const t = useTranslations("orders");
  const format = useFormat();
  const number = failure.number || String(failure.remoteId);
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{t("orderTitle", { number })}</p>
        <ProblemText code={failure.errorCode} detail={failure.errorDetail} />
        <p className="mt-1 text-[0.8125rem] text-ink-muted">
          {t("failure.attempts", { count: failure.attempts, time: format.dateTime(failure.nextTryAt) })}
        </p>
      </div>
      {canRetry && (
        <Button size="sm" isPending={isPending} aria-label={`${t("failure.retry")}: ${number}`} onClick={onRetry}>
          {t("failure.retry")}
        </Button>
      )}
    </li>
  );
}
