"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Refusal } from "../refusal";
import { useRetryRun } from "./use-run-actions";

/** Starts a run over the failed entries, and opens it. */
export function RetryButton({ runId }: { runId: number }) {
  const t = useTranslations("sync.progress");
  const router = useRouter();
  const retry = useRetryRun();
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        isPending={retry.isPending}
        onClick={() => retry.mutate(runId, { onSuccess: ({ id }) => router.push(`/woocommerce/history/${id}`) })}
      >
        {t("retry")}
      </Button>
      {retry.isError && <Refusal error={retry.error} />}
    </>
  );
}
