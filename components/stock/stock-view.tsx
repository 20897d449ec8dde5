"use client";

import { ArrowLeftRight, ClipboardCheck, PackagePlus, Warehouse } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useState } from "react";
import { goodsTitle } from "@/lib/stock/goods-title";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { type StockFilter, stockFilterSchema } from "@/lib/stock/stock-schema";
import type { StockPage } from "@/lib/stock/stock-view";
import { useCan } from "@/components/layout/user-context";
import { ListTable } from "@/components/list/list-table";
import { NoMatch } from "@/components/list/no-match";
import { type Filters, useFilter } from "@/components/list/use-filter";
import type { FirstPage } from "@/components/list/use-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
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
  initial: FirstPage<StockPage>;
  locations: LocationChoice[];
  categories: CategoryRow[];
};

/** The stock of every variation at each location. */
export function StockView({ initial, locations, categories }: StockViewProps) {
  const t = useTranslations("stock");
  const canAdjust = useCan("stock.adjust");
  const [task, setTask] = useState<StockTask | null>(null);
  const filters = useFilter(stockFilterSchema);
  const { filter } = filters;
  const stock = useStock(filters.search, initial);
  const shown = filter.location ? locations.filter(({ id }) => String(id) === filter.location) : locations;
  const columns = useStockColumns({ locations: shown, hasTotal: !filter.location, onTask: canAdjust ? setTask : null });

  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} actions={canAdjust && <StockActions />} />
      <StockTabs />
      <div className="space-y-4">
        <StockFilters filters={filters} locations={locations} categories={categories} />
        <ListTable
          list={stock}
          failed={t("failed")}
          empty={<NoStock filters={filters} />}
          summary={t("shown", { count: stock.items.length })}
          caption={t("title")}
          columns={columns}
          getRowId={(row) => String(row.variationId)}
          renderCard={(row) => <StockCard row={row} locations={shown} onTask={canAdjust ? setTask : null} />}
        />
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

function NoStock({ filters: { filter, isFiltered, clear } }: { filters: Filters<StockFilter> }) {
  const t = useTranslations("stock");
  if (!isFiltered) return <EmptyState icon={Warehouse} title={t("empty.title")} description={t("empty.text")} />;
  const words = filter.state === "low" ? "nothingLow" : "noMatch";
  return <NoMatch title={t(`${words}.title`)} description={t(`${words}.text`)} onClear={clear} />;
}
