"use client";

import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BulkEditView, BulkScope } from "@/lib/catalog/bulk-schema";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import type { ProductFilter } from "@/lib/catalog/product-schema";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { useCan } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { BulkDialog } from "./bulk-dialog";
import { BulkStrip } from "./bulk-outcome";
import type { ChangeKind } from "./change-fields";
import { useBulkEdit } from "./use-bulk-edit";

type BulkBarProps = {
  picked: number[];
  filter: ProductFilter;
  total: number;
  samplePrice: string;
  choices: CatalogChoices;
  categories: CategoryRow[];
  /** A bulk edit that is still running when the page opens. */
  running: BulkEditView | null;
  onClear: () => void;
};

/** The actions on the picked products, or on all that match the filters. Always visible, so that nothing jumps. */
export function BulkBar({ picked, filter, total, samplePrice, choices, categories, running, onClear }: BulkBarProps) {
  const t = useTranslations("products.bulk");
  const canPrice = useCan("prices.edit");
  const canEdit = useCan("products.edit");
  const [scope, setScope] = useState<{ scope: BulkScope; count: number } | null>(null);
  const bulk = useBulkEdit(running);
  // One bulk edit at a time: a second would hide the first.
  const isRunning = bulk.current?.status === "running";
  const kinds: ChangeKind[] = [
    ...(canPrice ? (["price"] as const) : []),
    ...(canEdit ? (["category", "tax", "sync"] as const) : []),
  ];
  if (kinds.length === 0) return null;
  const open = (next: BulkScope, count: number) => {
    bulk.clear();
    setScope({ scope: next, count });
  };
  return (
    <div className="space-y-3">
      {scope === null && <BulkStrip bulk={bulk} />}
      <div className="flex min-h-9 flex-wrap items-center gap-2">
        {picked.length > 0 && (
          <>
            <Button
              size="sm"
              variant="primary"
              disabled={isRunning}
              onClick={() => open({ kind: "picked", ids: picked }, picked.length)}
            >
              <ListChecks aria-hidden />
              {t("picked", { count: picked.length })}
            </Button>
            <Button size="sm" variant="ghost" onClick={onClear}>
              {t("clear")}
            </Button>
          </>
        )}
        <Button size="sm" disabled={total === 0 || isRunning} onClick={() => open({ kind: "filter", filter }, total)}>
          {t("all", { count: total })}
        </Button>
        {scope !== null && (
          <BulkDialog
            {...scope}
            samplePrice={samplePrice}
            kinds={kinds}
            choices={choices}
            categories={categories}
            bulk={bulk}
            onClose={() => {
              setScope(null);
              onClear();
              if (!isRunning) bulk.clear();
            }}
          />
        )}
      </div>
    </div>
  );
}
