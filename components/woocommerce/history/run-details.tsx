"use client";

import type { FirstPage } from "@/components/list/use-list";
import type { EntryPage, RunProgress } from "@/lib/sync/runs/sync-view";
import { RunPanel } from "../sync/run-panel";
import { isUnderWay, useRun } from "../sync/use-progress";
import { EntriesView } from "./entries-view";

type RunDetailsProps = { run: RunProgress; canAct: boolean; initial: FirstPage<EntryPage> };

/** One run: its state or outcome, and its log. */
export function RunDetails({ run: initialRun, canAct, initial }: RunDetailsProps) {
  const { data: run } = useRun(initialRun);
  return (
    <div className="space-y-5">
      <RunPanel run={run} canAct={canAct} hasLogLink={false} />
      <EntriesView runId={run.id} isLive={isUnderWay(run)} isRemoved={run.isLogRemoved} initial={initial} />
    </div>
  );
}
