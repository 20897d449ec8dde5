"use client";

import { Layers, SearchX, Undo2 } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { toCategoryTree } from "@/lib/catalog/category-tree";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import {
  type PriceCell,
  type PriceFilter,
  type PriceGroupView,
  priceFilterSchema,
  type PricePage,
} from "@/lib/prices/price-schema";
import { readFilter, writeFilter } from "@/lib/stock/address-filter";
import { useApiError } from "@/components/hooks/use-api-error";
import { useUser } from "@/components/layout/user-context";
import { categoryLabel } from "@/components/products/category-label";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FormActions } from "@/components/ui/form-actions";
import { LoadMore } from "@/components/ui/load-more";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { afterSaving, inverseCells, toCells } from "./grid-edits";
import { PriceGrid } from "./price-grid";
import { PriceGroupsDialog } from "./price-groups-dialog";
import { useGrid } from "./use-grid";
import { usePriceGroups } from "./use-price-groups";
import { usePrices, useSavePrices } from "./use-prices";

type PricesViewProps = {
  initial: { filter: PriceFilter; page: PricePage };
  groups: PriceGroupView[];
  categories: CategoryRow[];
};

/** All prices in one grid. */
export function PricesView({ initial, groups: initialGroups, categories }: PricesViewProps) {
  const t = useTranslations("prices");
  const errorText = useApiError();
  const { currency, pricesIncludeTax } = useUser().business;
  const filter = readFilter(priceFilterSchema, Object.fromEntries(useSearchParams()));
  const prices = usePrices(filter, initial);
  const groups = usePriceGroups(initialGroups);
  const save = useSavePrices();
  const grid = useGrid(currencyDecimals(currency));
  const [isManaging, setIsManaging] = useState(false);
  const rows = prices.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = [{ id: null, name: t("columns.price") }, ...groups.filter(({ isArchived }) => !isArchived)];

  function set(change: Record<string, string>) {
    const search = writeFilter(readFilter(priceFilterSchema, { ...filter, ...change }));
    window.history.replaceState(null, "", search === "" ? window.location.pathname : `?${search}`);
  }

  function takeBack(cells: PriceCell[]) {
    save.mutate(cells, {
      onSuccess: ({ saved }) => toast.success(t("undone", { count: saved.length })),
      onError: (error) => toast.error(errorText(error)),
    });
  }

  function submit() {
    const { edits } = grid;
    if (edits.size === 0 || save.isPending) return;
    save.mutate(toCells(edits), {
      onSuccess: (answer) => {
        grid.replace(afterSaving(edits, answer.refused));
        const back = inverseCells(edits, answer);
        const action = back.length > 0 ? { action: { label: t("undo"), onClick: () => takeBack(back) } } : {};
        const [saved, refused] = [answer.saved.length, answer.refused.length];
        if (refused === 0) toast.success(t("saved", { count: saved }), action);
        else toast.warning(t("partly", { saved, refused }), action);
      },
      onError: (error) => toast.error(errorText(error)),
    });
  }

  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("intro")}
        actions={
          <Button onClick={() => setIsManaging(true)}>
            <Layers aria-hidden />
            {t("groups.manage")}
          </Button>
        }
      />
      <div className="space-y-4">
        <div role="group" aria-label={t("filters.label")} className="grid gap-2 sm:grid-cols-[1fr_14rem]">
          <SearchInput hasShortcut label={t("filters.search")} value={filter.q ?? ""} onChange={(q) => set({ q })} />
          <Select
            aria-label={t("filters.category")}
            value={filter.category ?? ""}
            onChange={(event) => set({ category: event.target.value })}
          >
            <option value="">{t("filters.anyCategory")}</option>
            {toCategoryTree(categories).map((node) => (
              <option key={node.id} value={node.id}>
                {categoryLabel(node)}
              </option>
            ))}
          </Select>
        </div>
        <Card isFlush>
          <p className="px-4 py-2.5 text-[0.8125rem] text-ink-muted sm:px-5">
            {t(pricesIncludeTax ? "gross" : "net", { currency })}
          </p>
          {prices.isError && rows.length === 0 && (
            <ErrorState
              title={t("failed")}
              message={errorText(prices.error)}
              onRetry={() => void prices.refetch()}
              isRetrying={prices.isFetching}
            />
          )}
          {prices.isPending && <Skeleton className="m-5 h-60" />}
          {prices.isSuccess && rows.length === 0 && <EmptyState icon={SearchX} title={t("empty")} />}
          {rows.length > 0 && (
            <PriceGrid rows={rows} columns={columns} grid={grid} isStale={prices.isPlaceholderData} onSave={submit} />
          )}
          {rows.length > 0 && (
            <div className="border-t border-line px-4 py-2.5 sm:px-5">
              <LoadMore summary={t("shown", { count: rows.length })} list={prices} />
            </div>
          )}
        </Card>
        {(grid.edits.size > 0 || grid.canUndo) && (
          <FormActions isSticky status={<GridStatus changed={grid.edits.size} problems={grid.problems} />}>
            <Button variant="ghost" disabled={!grid.canUndo} onClick={grid.undo}>
              <Undo2 aria-hidden className="flip-rtl" />
              {t("undo")}
            </Button>
            <Button disabled={grid.edits.size === 0} onClick={grid.discard}>
              {t("discard")}
            </Button>
            <Button variant="primary" disabled={grid.edits.size === 0} isPending={save.isPending} onClick={submit}>
              {t("save")}
            </Button>
          </FormActions>
        )}
      </div>
      {isManaging && <PriceGroupsDialog groups={groups} onClose={() => setIsManaging(false)} />}
    </>
  );
}

function GridStatus({ changed, problems }: { changed: number; problems: number }) {
  const t = useTranslations("prices.status");
  if (problems > 0) return <span className="text-danger-ink">{t("wrong", { count: problems })}</span>;
  return changed === 0 ? t("none") : t("changed", { count: changed });
}
