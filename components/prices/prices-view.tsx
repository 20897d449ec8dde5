"use client";

import { Layers, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import { type PriceCell, type PriceGroupView, priceFilterSchema, type PricePage } from "@/lib/prices/price-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { useUser } from "@/components/layout/user-context";
import { FilterSelect } from "@/components/list/filter-select";
import { ListCard } from "@/components/list/list-card";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import { type FirstPage, useList } from "@/components/list/use-list";
import { categoryChoices } from "@/components/products/category-label";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FormActions } from "@/components/ui/form-actions";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { afterSaving, inverseCells, toCells } from "./grid-edits";
import { PriceGrid } from "./price-grid";
import { PriceGroupsDialog } from "./price-groups-dialog";
import { useGrid } from "./use-grid";
import { usePriceGroups } from "./use-price-groups";
import { useSavePrices } from "./use-prices";

type PricesViewProps = {
  initial: FirstPage<PricePage>;
  groups: PriceGroupView[];
  categories: CategoryRow[];
};

/** All prices in one grid. */
export function PricesView({ initial, groups: initialGroups, categories }: PricesViewProps) {
  const t = useTranslations("prices");
  const errorText = useApiError();
  const { currency, pricesIncludeTax } = useUser().business;
  const { search, isFiltered, bind, clear } = useFilter(priceFilterSchema);
  const prices = useList({ key: ["prices"], path: "/api/prices", search, initial });
  const groups = usePriceGroups(initialGroups);
  const save = useSavePrices();
  const grid = useGrid(currencyDecimals(currency));
  const [isManaging, setIsManaging] = useState(false);
  const columns = [{ id: null, name: t("columns.price") }, ...groups.filter(({ isArchived }) => !isArchived)];

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
          <SearchInput hasShortcut label={t("filters.search")} {...bind("q")} />
          <FilterSelect
            label={t("filters.category")}
            anyLabel={t("filters.anyCategory")}
            options={categoryChoices(categories)}
            {...bind("category")}
          />
        </div>
        <ListCard
          list={prices}
          failed={t("failed")}
          empty={isFiltered ? <NoMatch title={t("empty")} onClear={clear} /> : <EmptyState title={t("empty")} />}
          filters={
            <p className="px-4 py-2.5 text-[0.8125rem] text-ink-muted sm:px-5">
              {t(pricesIncludeTax ? "gross" : "net", { currency })}
            </p>
          }
          summary={t("shown", { count: prices.items.length })}
        >
          <PriceGrid rows={prices.items} columns={columns} grid={grid} onSave={submit} />
        </ListCard>
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
