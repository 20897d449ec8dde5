"use client";

import { ArrowLeftRight, ClipboardCheck, PackagePlus, SearchX, Warehouse } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useState } from "react";
import { goodsTitle } from "@/lib/stock/goods-title";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { readFilter, writeFilter } from "@/lib/stock/address-filter";
import { type StockFilter, stockFilterSchema } from "@/lib/stock/stock-schema";
import type { StockPage } from "@/lib/stock/stock-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { useCan } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { PageHeader } from "@/components/ui/page-header";
import type { LocationChoice } from "./location-choice";
import { MovementDialog } from "./movement-dialog";
import { quantityAt } from "./quantities";
import { ReorderDialog } from "./reorder-dialog";
import { StockCard } from "./stock-card";
import { useStockColumns } from "./stock-columns";
import { StockFilters } from "./stock-filters";
import { StockTabs } from "./stock-tabs";
import type { StockTask } from "./stock-task";
import { useStock } from "./use-stock";

type StockViewProps = {
  initial: { filter: StockFilter; page: StockPage };
  locations: LocationChoice[];
  categories: CategoryRow[];
};

/** What there is of everything, at each location. */
export function StockView({ initial, locations, categories }: StockViewProps) {
  const t = useTranslations("stock");
  const errorText = useApiError();
  const canAdjust = useCan("stock.adjust");
  const [task, setTask] = useState<StockTask | null>(null);
  const filter = readFilter(stockFilterSchema, Object.fromEntries(useSearchParams()));
  const stock = useStock(filter, initial);
  const shown = filter.location ? locations.filter(({ id }) => String(id) === filter.location) : locations;
  const columns = useStockColumns({ locations: shown, hasTotal: !filter.location, onTask: canAdjust ? setTask : null });
  const items = stock.data?.pages.flatMap((page) => page.items) ?? [];

  function applyFilter(next: StockFilter) {
    const search = writeFilter(next);
    // Not router.replace: that would ask the server for the page as well as for the list.
    window.history.replaceState(null, "", search === "" ? window.location.pathname : `?${search}`);
  }

  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} actions={canAdjust && <StockActions />} />
      <StockTabs />
      <div className="space-y-4">
        <StockFilters filter={filter} locations={locations} categories={categories} onChange={applyFilter} />
        <Card isFlush>
          {stock.isError && items.length === 0 ? (
            <ErrorState
              title={t("failed")}
              message={errorText(stock.error)}
              isRetrying={stock.isFetching}
              onRetry={() => void stock.refetch()}
            />
          ) : (
            <DataTable
              caption={t("title")}
              columns={columns}
              rows={items}
              getRowId={(row) => String(row.variationId)}
              isLoading={stock.isPending}
              isStale={stock.isPlaceholderData}
              empty={
                <NoStock
                  isFiltered={writeFilter(filter) !== ""}
                  isLow={filter.state === "low"}
                  onClear={() => applyFilter({})}
                />
              }
              renderCard={(row) => <StockCard row={row} locations={shown} onTask={canAdjust ? setTask : null} />}
              footer={<LoadMore summary={t("shown", { count: items.length })} list={stock} />}
            />
          )}
        </Card>
      </div>
      {task?.kind === "adjust" && (
        <MovementDialog
          subject={goodsTitle(task.row)}
          variations={[{ id: task.row.variationId, name: task.row.label }]}
          locations={locations}
          locationId={shown.length === 1 ? shown[0]?.id : undefined}
          levelOf={(_variationId, locationId) => quantityAt(task.row, locationId) ?? "0"}
          onClose={() => setTask(null)}
        />
      )}
      {task?.kind === "reorder" && <ReorderDialog row={task.row} onClose={() => setTask(null)} />}
    </>
  );
}

const ACTIONS = [
  { href: "/stock/receive", label: "receive", icon: PackagePlus },
  { href: "/stock/transfer", label: "transfer", icon: ArrowLeftRight },
  { href: "/stock/count", label: "count", icon: ClipboardCheck },
] as const;

function StockActions() {
  const t = useTranslations("stock.actions");
  return ACTIONS.map(({ href, label, icon: Icon }) => (
    <Button key={href} asChild className="max-sm:px-2.5">
      <Link href={href}>
        <Icon aria-hidden />
        {t(label)}
      </Link>
    </Button>
  ));
}

function NoStock({ isFiltered, isLow, onClear }: { isFiltered: boolean; isLow: boolean; onClear: () => void }) {
  const t = useTranslations("stock");
  if (!isFiltered) return <EmptyState icon={Warehouse} title={t("empty.title")} description={t("empty.text")} />;
  return (
    <EmptyState
      icon={SearchX}
      title={t(isLow ? "nothingLow.title" : "noMatch.title")}
      description={t(isLow ? "nothingLow.text" : "noMatch.text")}
      actions={<Button onClick={onClear}>{t("filters.clear")}</Button>}
    />
  );
}
