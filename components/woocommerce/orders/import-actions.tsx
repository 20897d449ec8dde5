"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { RunProgress } from "@/lib/sync/runs/sync-view";
import { Refusal } from "../refusal";
import { isUnderWay, useProgress } from "../sync/use-progress";
import { useStartRun } from "../sync/use-run-actions";
import { ImportOneDialog } from "./import-one-dialog";
import { useRefreshOrders } from "./use-orders";

type ImportActionsProps = { store: { id: number; hasKeys: boolean }; run: RunProgress | null };

/** Imports all new orders, or one order. The list shows them once the run has ended. */
export function ImportActions({ store, run: initial }: ImportActionsProps) {
  const t = useTranslations("orders.import");
  const { data: run } = useProgress(store.id, initial);
  const start = useStartRun(store.id);
  const refresh = useRefreshOrders();
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const isRunning = run?.kind === "orders" && isUnderWay(run);
  // Compared by run id instead of by state, because a short run ends before the first poll.
  const endedId = run?.kind === "orders" && !isRunning ? run.id : null;
  const seenId = useRef(endedId);
  useEffect(() => {
    if (endedId === null || endedId === seenId.current) return;
    seenId.current = endedId;
    void refresh();
    // The status filter and the tax warning come with the page.
    router.refresh();
  }, [endedId, refresh, router]);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button disabled={!store.hasKeys} onClick={() => setIsOpen(true)}>
        {t("one")}
      </Button>
      <Button
        variant="primary"
        disabled={!store.hasKeys || (isUnderWay(run) && !isRunning)}
        isPending={start.isPending || isRunning}
        onClick={() => start.mutate({ kind: "orders", mode: "changed" })}
      >
        <RefreshCw aria-hidden />
        {t("new")}
      </Button>
      <span role="status" className="sr-only">
        {isRunning && t("running")}
      </span>
      {start.isError && <Refusal error={start.error} />}
      <ImportOneDialog storeId={store.id} isOpen={isOpen} onOpenChange={setIsOpen} />
    </div>
  );
}
