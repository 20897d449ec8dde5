"use client";

import { Download, ReceiptText, SearchX } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { readSaleFilter, type SaleFilter, writeSaleFilter } from "@/lib/sales/sale-filter";
import type { SalePage } from "@/lib/sales/sale-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { SaleCard, useSaleColumns } from "./sale-columns";
import { SaleFilters } from "./sale-filters";
import { useSales } from "./use-sales";

type SalesViewProps = {
  initial: { filter: SaleFilter; page: SalePage };
  locations: { id: number; name: string }[];
  canSell: boolean;
};

/** The list of sales. The filters live in the address, so that a list can be sent and come back to. */
export function SalesView({ initial, locations, canSell }: SalesViewProps) {
  const t = useTranslations("sales");
  const errorText = useApiError();
  const columns = useSaleColumns();
  const filter = readSaleFilter(Object.fromEntries(useSearchParams()));
  const search = writeSaleFilter(filter);
  const sales = useSales(filter, initial);
  const items = sales.data?.pages.flatMap((page) => page.items) ?? [];
  const total = sales.data?.pages.at(-1)?.total ?? 0;

  function applyFilter(next: SaleFilter) {
    const address = writeSaleFilter(next);
    // Not router.replace: that would ask the server for the page as well as for the list.
    window.history.replaceState(null, "", address === "" ? window.location.pathname : `?${address}`);
  }

  const empty =
    search === "" ? (
      <EmptyState
        icon={ReceiptText}
        title={t("empty.title")}
        description={t("empty.text")}
        actions={
          canSell && (
            <Button asChild variant="primary">
              <Link href="/till">{t("empty.action")}</Link>
            </Button>
          )
        }
      />
    ) : (
      <EmptyState
        icon={SearchX}
        title={t("noMatch.title")}
        description={t("noMatch.text")}
        actions={<Button onClick={() => applyFilter({})}>{t("filters.clear")}</Button>}
      />
    );

  return (
    <div className="space-y-4">
      <SaleFilters filter={filter} locations={locations} onChange={applyFilter} />
      <Card isFlush>
        {sales.isError && items.length === 0 ? (
          <ErrorState
            title={t("failed")}
            message={errorText(sales.error)}
            isRetrying={sales.isFetching}
            onRetry={() => void sales.refetch()}
          />
        ) : (
          <DataTable
            caption={t("title")}
            columns={columns}
            rows={items}
            getRowId={(sale) => String(sale.id)}
            isLoading={sales.isPending}
            isStale={sales.isPlaceholderData}
            empty={empty}
            renderCard={(sale) => <SaleCard sale={sale} />}
            footer={
              <div className="flex flex-wrap items-center gap-3">
                <div className="min-w-0 flex-1">
                  <LoadMore summary={t("shown", { shown: items.length, total })} list={sales} />
                </div>
                <Button asChild size="sm">
                  <a href={`/api/sales/export?${search}`} download>
                    <Download aria-hidden />
                    {t("export")}
                  </a>
                </Button>
              </div>
            }
          />
        )}
      </Card>
    </div>
  );
}
