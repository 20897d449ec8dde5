"use client";

import { Layers } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import { type PriceGroupView, priceFilterSchema, type PricePage } from "@/lib/prices/price-schema";
import { useUser } from "@/components/layout/user-context";
import { FilterSelect } from "@/components/list/filter-select";
import { ListCard } from "@/components/list/list-card";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import { type FirstPage, useList } from "@/components/list/use-list";
import { categoryChoices } from "@/components/products/category-label";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { GridBar } from "./grid-bar";
import { PriceGrid } from "./price-grid";
import { PriceGroupsDialog } from "./price-groups-dialog";
import { useGrid } from "./use-grid";
import { usePriceGroups } from "./use-price-groups";
import { useSaveGrid } from "./use-save-grid";

type PricesViewProps = {
  initial: FirstPage<PricePage>;
  groups: PriceGroupView[];
  categories: CategoryRow[];
};

/** All prices in one grid. */
export function PricesView({ initial, groups: initialGroups, categories }: PricesViewProps) {
  const t = useTranslations("prices");
  const { currency, pricesIncludeTax } = useUser().business;
  const { search, isFiltered, bind, clear } = useFilter(priceFilterSchema);
  const prices = useList({ key: ["prices"], path: "/api/prices", search, initial });
  const groups = usePriceGroups(initialGroups);
  const grid = useGrid(currencyDecimals(currency));
  const { submit, isSaving } = useSaveGrid(grid);
  const [isManaging, setIsManaging] = useState(false);
  const columns = [{ id: null, name: t("columns.price") }, ...groups.filter(({ isArchived }) => !isArchived)];

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
        <GridBar grid={grid} isSaving={isSaving} onSave={submit} />
      </div>
      {isManaging && <PriceGroupsDialog groups={groups} onClose={() => setIsManaging(false)} />}
    </>
  );
}
