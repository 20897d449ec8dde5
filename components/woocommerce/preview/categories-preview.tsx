"use client";

import type { RunProgress } from "@/lib/sync/runs/sync-view";
import { isUnderWay, useProgress } from "../sync/use-progress";
import { PreviewNotices } from "./preview-notices";
import { SendCategories } from "./send-categories";
import { ThingsCard } from "./things-card";

const ALL = { mode: "all", isForced: false } as const;

type CategoriesPreviewProps = { store: { id: number; areCategoriesFirst: boolean }; run: RunProgress | null };

/** What a sync of categories would send, for those who may not send products. */
export function CategoriesPreview({ store, run: initial }: CategoriesPreviewProps) {
  const { data: run } = useProgress(store.id, initial);
  const isBusy = isUnderWay(run);
  return (
    <div className="space-y-4">
      <PreviewNotices storeId={store.id} isFirst={store.areCategoriesFirst} isBusy={isBusy} />
      <ThingsCard part="categories" storeId={store.id} choice={ALL}>
        <SendCategories storeId={store.id} choice={ALL} isBusy={isBusy} isPrimary />
      </ThingsCard>
    </div>
  );
}
