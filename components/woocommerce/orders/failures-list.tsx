"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFormat } from "@/components/hooks/use-format";
import { ListState } from "@/components/list/list-card";
import { useList } from "@/components/list/use-list";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { OrderFailurePage, OrderFailureView } from "@/lib/sync/orders/order-view";
import { ProblemText } from "../problem-text";
import { DismissFailure } from "./dismiss-failure";
import { useRetryFailures } from "./use-orders";

type FailuresListProps = { storeId: number; canRetry: boolean };

/** Orders that could not be imported, each with its cause and a retry. */
export function FailuresList({ storeId, canRetry }: FailuresListProps) {
  const t = useTranslations("orders");
  const failures = useList<OrderFailurePage>({
    key: ["woocommerce", "order-failures", storeId],
    path: `/api/woocommerce/stores/${storeId}/order-failures`,
  });
  const { items } = failures;
  const imported = useTranslations("orders.import");
  const retry = useRetryFailures(storeId, ({ outcome }, remoteId) => {
    const number = items.find((item) => item.remoteId === remoteId)?.number || String(remoteId);
    if (outcome === "failed") toast.error(t("failure.failedAgain", { number }));
    else toast.success(imported(outcome, { number }));
  });
  const refused = retry.one.error ?? retry.all.error;
  const refusal = useApiError()(refused);
  return (
    <ListState
      list={failures}
      failed={t("failedToLoad")}
      empty={<EmptyState icon={CircleCheck} title={t("nothing.failed")} />}
    >
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
            storeId={storeId}
            failure={failure}
            canRetry={canRetry}
            isPending={retry.one.isPending && retry.one.variables === failure.remoteId}
            onRetry={() => retry.one.mutate(failure.remoteId)}
          />
        ))}
      </ul>
    </ListState>
  );
}

type FailureRowProps = {
  storeId: number;
  failure: OrderFailureView;
  canRetry: boolean;
  isPending: boolean;
  onRetry: () => void;
};

function FailureRow({ storeId, failure, canRetry, isPending, onRetry }: FailureRowProps) {
  const t = useTranslations("orders");
  const format = useFormat();
  const number = failure.number || String(failure.remoteId);
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{t("orderTitle", { number })}</p>
        <ProblemText code={failure.errorCode} detail={failure.errorDetail} />
        <p className="mt-1 text-[0.8125rem] text-ink-muted">
          {t("failure.attempts", { count: failure.attempts, time: format.dateTime(failure.nextTryAt) })}{" "}
          {t(`failure.blocks.${failure.blocks}`)}
        </p>
      </div>
      {canRetry && (
        <div className="flex gap-2">
          <DismissFailure storeId={storeId} remoteId={failure.remoteId} number={number} />
          <Button size="sm" isPending={isPending} aria-label={`${t("failure.retry")}: ${number}`} onClick={onRetry}>
            {t("failure.retry")}
          </Button>
        </div>
      )}
    </li>
  );
}
