"use client";

import { CircleCheck, ShoppingBag } from "lucide-react";
import { useTranslations } from "next-intl";
import { FilterSelect } from "@/components/list/filter-select";
import { ListTable } from "@/components/list/list-table";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import { type FirstPage, useList } from "@/components/list/use-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { orderFilterSchema } from "@/lib/sync/orders/order-filter";
import type { CountedOrderPage, OrderViewName } from "@/lib/sync/orders/order-view";
import type { RunProgress } from "@/lib/sync/runs/sync-view";
import { FailuresList } from "./failures-list";
import { ImportActions } from "./import-actions";
import { OrderCard, useOrderColumns } from "./order-columns";
import { OrderViews } from "./order-views";
import { useOrderWords } from "./use-order-words";

type OrdersViewProps = {
  store: { id: number; hasKeys: boolean };
  run: RunProgress | null;
  statuses: string[];
  initial: FirstPage<CountedOrderPage>;
  canImport: boolean;
};

/** The orders of a store. */
export function OrdersView({ store, run, statuses, initial, canImport }: OrdersViewProps) {
  const t = useTranslations("orders");
  const words = useOrderWords();
  const { filter, search, bind, change } = useFilter(orderFilterSchema);
  const view = filter.view ?? "all";
  const orders = useList({
    key: ["woocommerce", "orders", store.id],
    path: `/api/woocommerce/stores/${store.id}/orders`,
    search,
    initial,
  });
  const columns = useOrderColumns(canImport && orders.items.some((order) => order.draftReason === "out_of_stock"));
  const isSearched = Boolean(filter.status || filter.q);
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <OrderViews
          view={view}
          counts={orders.pages[0]?.counts ?? initial.page.counts}
          onChange={(name) => change({ view: name === "all" ? "" : name })}
        />
        {canImport && <ImportActions store={store} run={run} />}
      </div>
      {view === "failed" ? (
        <Card isFlush>
          <FailuresList storeId={store.id} canRetry={canImport} />
        </Card>
      ) : (
        <ListTable
          filters={
            <search
              aria-label={t("filters.label")}
              className="grid gap-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_13rem] sm:px-5"
            >
              <SearchInput hasShortcut label={t("filters.search")} {...bind("q")} />
              <FilterSelect
                label={t("filters.status")}
                anyLabel={t("filters.anyStatus")}
                options={statuses.map((status) => ({ id: status, name: words.remoteStatus(status) }))}
                {...bind("status")}
              />
            </search>
          }
          list={orders}
          failed={t("failedToLoad")}
          empty={
            isSearched ? (
              <NoMatch
                title={t("noMatch.title")}
                description={t("noMatch.text")}
                onClear={() => change({ status: "", q: "" })}
              />
            ) : (
              <NoOrders view={view} />
            )
          }
          summary={t("shown", { count: orders.items.length })}
          caption={t("table")}
          columns={columns}
          getRowId={(order) => String(order.saleId)}
          renderCard={(order) => <OrderCard order={order} canServe={canImport} />}
        />
      )}
    </div>
  );
}

function NoOrders({ view }: { view: OrderViewName }) {
  const t = useTranslations("orders");
  if (view !== "all") return <EmptyState icon={CircleCheck} title={t(`nothing.${view}`)} />;
  return <EmptyState icon={ShoppingBag} title={t("empty.title")} description={t("empty.text")} />;
}
