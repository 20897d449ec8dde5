"use client";

import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BulkScope } from "@/lib/catalog/bulk-schema";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import type { ProductFilter } from "@/lib/catalog/product-schema";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { useCan } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { BulkDialog } from "./bulk-dialog";
import type { ChangeKind } from "./change-fields";

type BulkBarProps = {
  picked: number[];
  filter: ProductFilter;
  total: number;
  samplePrice: string;
  choices: CatalogChoices;
  categories: CategoryRow[];
  onClear: () => void;
};

/** What can be changed at once: what was picked, or all that the filters show. Always there, so that nothing jumps. */
export function BulkBar({ picked, filter, total, samplePrice, choices, categories, onClear }: BulkBarProps) {
  const t = useTranslations("products.bulk");
  const canPrice = useCan("prices.edit");
  const canEdit = useCan("products.edit");
  const [scope, setScope] = useState<{ scope: BulkScope; count: number } | null>(null);
  const kinds: ChangeKind[] = [...(canPrice ? (["price"] as const) : []), ...(canEdit ? (["category", "tax", "sync"] as const) : [])];
  if (kinds.length === 0) return null;
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-2">
      {picked.length > 0 && (
        <>
          <Button size="sm" variant="primary" onClick={() => setScope({ scope: { kind: "picked", ids: picked }, count: picked.length })}>
            <ListChecks aria-hidden />
            {t("picked", { count: picked.length })}
          </Button>
          <Button size="sm" variant="ghost" onClick={onClear}>
            {t("clear")}
          </Button>
        </>
      )}
      <Button size="sm" disabled={total === 0} onClick={() => setScope({ scope: { kind: "filter", filter }, count: total })}>
        {t("all", { count: total })}
      </Button>
      {scope !== null && (
        <BulkDialog
          {...scope}
          samplePrice={samplePrice}
          kinds={kinds}
          choices={choices}
          categories={categories}
          onClose={() => {
            setScope(null);
            onClear();
          }}
        />
      )}
    </div>
  );
}
