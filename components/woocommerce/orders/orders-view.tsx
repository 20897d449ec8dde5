"use client";

import { CircleCheck, ShoppingBag } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { ORDER_VIEWS, type OrderViewName } from "@/lib/sync/orders/order-view";
import type { RunProgress } from "@/lib/sync/runs/sync-view";
import { toSearch } from "../history/use-runs";
import { FailuresList } from "./failures-list";
import { ImportActions } from "./import-actions";
import { OrderViews } from "./order-views";
import { OrdersTable } from "./orders-table";
import { useOrderWords } from "./use-order-words";
import { type OrderFilterText, type OrderListPage, useOrders } from "./use-orders";

type OrdersViewProps = {
  store: { id: number; hasKeys: boolean };
  run: RunProgress | null;
  statuses: string[];
  initial: { filter: OrderFilterText; page: OrderListPage };
  canImport: boolean;
};

/** The orders of a store. The filter lives in the address, so that a list can be sent and come back to. */
export function OrdersView({ store, run, statuses, initial, canImport }: OrdersViewProps) {
  const t = useTranslations("orders");
  const words = useOrderWords();
  const path = usePathname();
  const params = useSearchParams();
  const read = (name: string) => params.get(name) ?? undefined;
  const filter: OrderFilterText = { view: read("view"), status: read("status"), q: read("q") };
  const view: OrderViewName = ORDER_VIEWS.find((name) => name === filter.view) ?? "all";
  const orders = useOrders(store.id, filter, initial);
  const items = orders.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = orders.data?.pages[0]?.counts ?? initial.page.counts;
  const isSearched = Boolean(filter.status || filter.q);

  function apply(next: OrderFilterText) {
    // Not router.replace: that would ask the server for the page as well as for the list.
    window.history.replaceState(null, "", `${path}?${toSearch({ store: String(store.id), ...next })}`);
  }

  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <OrderViews
          view={view}
          counts={counts}
          onChange={(name) => apply({ ...filter, view: name === "all" ? undefined : name })}
        />
        {canImport && <ImportActions store={store} run={run} />}
      </div>
      <Card isFlush>
        {view === "failed" ? (
          <FailuresList storeId={store.id} canRetry={canImport} />
        ) : (
          <>
            <search
              aria-label={t("filters.label")}
              className="grid gap-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_13rem] sm:px-5"
            >
              <SearchInput
                hasShortcut
                label={t("filters.search")}
                value={filter.q ?? ""}
                onChange={(q) => apply({ ...filter, q })}
              />
              <Select
                aria-label={t("filters.status")}
                value={filter.status ?? ""}
                onChange={(event) => apply({ ...filter, status: event.target.value })}
              >
                <option value="">{t("filters.anyStatus")}</option>
                {statuses.map((status) => (
                  <option key={status} value={status}>
                    {words.remoteStatus(status)}
                  </option>
                ))}
              </Select>
            </search>
            {orders.isError && items.length === 0 ? (
              <ErrorState
                message={t("failedToLoad")}
                onRetry={() => void orders.refetch()}
                isRetrying={orders.isFetching}
              />
            ) : items.length === 0 && !orders.isPending ? (
              <EmptyState
                icon={view === "all" || isSearched ? ShoppingBag : CircleCheck}
                className="border-t border-line"
                title={isSearched ? t("noMatch.title") : view === "all" ? t("empty.title") : t(`nothing.${view}`)}
                description={isSearched ? t("noMatch.text") : view === "all" ? t("empty.text") : undefined}
                actions={isSearched && <Button onClick={() => apply({ view: filter.view })}>{t("clear")}</Button>}
              />
            ) : (
              <OrdersTable
                orders={items}
                canServe={canImport}
                isLoading={orders.isPending}
                isStale={orders.isPlaceholderData}
                footer={<LoadMore summary={t("shown", { count: items.length })} list={orders} />}
              />
            )}
          </>
        )}
      </Card>
    </div>
  );
}
