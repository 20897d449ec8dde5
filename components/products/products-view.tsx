"use client";

import type { RowSelectionState } from "@tanstack/react-table";
import { SearchX } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BulkEditView } from "@/lib/catalog/bulk-schema";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { readProductFilter, writeProductFilter } from "@/lib/catalog/product-filter";
import type { ProductFilter } from "@/lib/catalog/product-schema";
import type { CatalogChoices, ProductPage } from "@/lib/catalog/product-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { useCan } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { BulkBar } from "./bulk/bulk-bar";
import { ProductCard } from "./product-card";
import { useProductColumns } from "./product-columns";
import { ProductFilters } from "./product-filters";
import { useProducts } from "./use-products";

type ProductsViewProps = {
  initial: { filter: ProductFilter; page: ProductPage; bulkEdit: BulkEditView | null };
  choices: CatalogChoices;
  categories: CategoryRow[];
};

/** The product list. The filters live in the address, so that a list can be sent and come back to. */
export function ProductsView({ initial, choices, categories }: ProductsViewProps) {
  const t = useTranslations("products");
  const errorText = useApiError();
  const columns = useProductColumns(choices);
  const filter = readProductFilter(Object.fromEntries(useSearchParams()));
  const products = useProducts(filter, initial);
  const items = products.data?.pages.flatMap((page) => page.items) ?? [];
  const total = products.data?.pages.at(-1)?.total ?? 0;
  const [selection, setSelection] = useState<RowSelectionState>({});
  const picked = Object.keys(selection)
    .filter((id) => selection[id])
    .map(Number);
  const canSelect = [useCan("products.edit"), useCan("prices.edit")].some(Boolean);

  function applyFilter(next: ProductFilter) {
    const search = writeProductFilter(next);
    // Not router.replace: that would ask the server for the page as well as for the list.
    setSelection({});
    window.history.replaceState(null, "", search === "" ? window.location.pathname : `?${search}`);
  }

  return (
    <div className="space-y-4">
      <ProductFilters filter={filter} categories={categories} onChange={applyFilter} />
      <BulkBar
        picked={picked}
        filter={filter}
        total={total}
        samplePrice={(items.find(({ id }) => picked.length === 0 || picked.includes(id)) ?? items[0])?.priceFrom ?? "0"}
        choices={choices}
        categories={categories}
        running={initial.bulkEdit}
        onClear={() => setSelection({})}
      />
      <Card isFlush>
        {products.isError && items.length === 0 ? (
          <ErrorState
            title={t("failed")}
            message={errorText(products.error)}
            isRetrying={products.isFetching}
            onRetry={() => void products.refetch()}
          />
        ) : (
          <DataTable
            caption={t("title")}
            columns={columns}
            rows={items}
            getRowId={(item) => String(item.id)}
            {...(canSelect ? { selection, onSelectionChange: setSelection } : {})}
            isLoading={products.isPending}
            isStale={products.isPlaceholderData}
            empty={<NoProducts isFiltered={writeProductFilter(filter) !== ""} onClear={() => applyFilter({})} />}
            renderCard={(item) => <ProductCard item={item} choices={choices} />}
            footer={<LoadMore summary={t("shown", { shown: items.length, total })} list={products} />}
          />
        )}
      </Card>
    </div>
  );
}

function NoProducts({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useTranslations("products");
  if (!isFiltered) return <EmptyState title={t("empty.title")} description={t("empty.text")} />;
  return (
    <EmptyState
      icon={SearchX}
      title={t("noMatch.title")}
      description={t("noMatch.text")}
      actions={<Button onClick={onClear}>{t("filters.clear")}</Button>}
    />
  );
}
