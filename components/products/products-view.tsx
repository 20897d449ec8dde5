"use client";

import type { RowSelectionState } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BulkEditView } from "@/lib/catalog/bulk-schema";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { productFilterSchema } from "@/lib/catalog/product-schema";
import type { CatalogChoices, ProductPage } from "@/lib/catalog/product-view";
import { useCan } from "@/components/layout/user-context";
import { ListTable } from "@/components/list/list-table";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import { type FirstPage, useList } from "@/components/list/use-list";
import { EmptyState } from "@/components/ui/empty-state";
import { BulkBar } from "./bulk/bulk-bar";
import { ProductCard } from "./product-card";
import { useProductColumns } from "./product-columns";
import { ProductFilters } from "./product-filters";
import { useProductStates } from "./sync-states/use-product-states";

type ProductsViewProps = {
  initial: FirstPage<ProductPage> & { bulkEdit: BulkEditView | null };
  choices: CatalogChoices;
  categories: CategoryRow[];
};

export function ProductsView({ initial, choices, categories }: ProductsViewProps) {
  const t = useTranslations("products");
  const [selection, setSelection] = useState<RowSelectionState>({});
  const filters = useFilter(productFilterSchema, () => setSelection({}));
  const products = useList({ key: ["products", "list"], path: "/api/products", search: filters.search, initial });
  const { items } = products;
  const { statesOf } = useProductStates(items.map(({ id }) => id));
  const columns = useProductColumns(choices, statesOf);
  const total = products.pages.at(-1)?.total ?? 0;
  const picked = Object.keys(selection)
    .filter((id) => selection[id])
    .map(Number);
  const canSelect = [useCan("products.edit"), useCan("prices.edit")].some(Boolean);

  return (
    <div className="space-y-4">
      <ProductFilters filters={filters} categories={categories} />
      <BulkBar
        picked={picked}
        filter={filters.filter}
        total={total}
        samplePrice={(items.find(({ id }) => picked.length === 0 || picked.includes(id)) ?? items[0])?.priceFrom ?? "0"}
        choices={choices}
        categories={categories}
        running={initial.bulkEdit}
        onClear={() => setSelection({})}
      />
      <ListTable
        list={products}
        failed={t("failed")}
        empty={
          filters.isFiltered ? (
            <NoMatch title={t("noMatch.title")} description={t("noMatch.text")} onClear={filters.clear} />
          ) : (
            <EmptyState title={t("empty.title")} description={t("empty.text")} />
          )
        }
        summary={t("shown", { shown: items.length, total })}
        caption={t("title")}
        columns={columns}
        getRowId={(item) => String(item.id)}
        {...(canSelect ? { selection, onSelectionChange: setSelection } : {})}
        renderCard={(item) => <ProductCard item={item} choices={choices} states={statesOf(item.id)} />}
      />
    </div>
  );
}
