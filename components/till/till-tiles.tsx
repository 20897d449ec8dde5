"use client";

import { PackageSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TillItem } from "@/lib/sales/till-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { ProductTiles } from "./product-tiles";
import type { TillSearch } from "./use-till-search";

type TillTilesProps = { search: TillSearch; onPick: (item: TillItem) => void };

/** The tiles that match the search, or why there are none. */
export function TillTiles({ search: { tiles, items, marked, searched }, onPick }: TillTilesProps) {
  const t = useTranslations("till.tiles");
  const errorText = useApiError();
  return (
    <div className="-mx-1 min-h-0 flex-1 overflow-y-auto">
      {tiles.isError && items.length === 0 ? (
        <ErrorState
          title={t("failed")}
          message={errorText(tiles.error)}
          onRetry={() => void tiles.refetch()}
          isRetrying={tiles.isFetching}
        />
      ) : items.length === 0 && !tiles.isPending ? (
        <EmptyState icon={PackageSearch} title={searched ? t("emptySearch", { text: searched }) : t("empty")} />
      ) : (
        <ProductTiles items={items} marked={marked} isStale={tiles.isPlaceholderData} onPick={onPick} />
      )}
      {items.length > 0 && (tiles.hasNextPage || tiles.isError) && (
        <div className="p-2">
          <LoadMore list={tiles} />
        </div>
      )}
    </div>
  );
}
