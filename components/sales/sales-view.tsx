"use client";

import { Download, ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import { saleFilterSchema } from "@/lib/sales/sale-filter";
import type { SalePage } from "@/lib/sales/sale-view";
import { ListTable } from "@/components/list/list-table";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import type { FirstPage } from "@/components/list/use-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { SaleCard, useSaleColumns } from "./sale-columns";
import { SaleFilters } from "./sale-filters";
import { useSales } from "./use-sales";

type SalesViewProps = {
  initial: FirstPage<SalePage>;
  locations: { id: number; name: string }[];
  canSell: boolean;
};

export function SalesView({ initial, locations, canSell }: SalesViewProps) {
  const t = useTranslations("sales");
  const columns = useSaleColumns();
  const filters = useFilter(saleFilterSchema);
  const sales = useSales(filters.search, initial);
  const total = sales.pages.at(-1)?.total ?? 0;
  return (
    <div className="space-y-4">
      <SaleFilters filters={filters} locations={locations} />
      <ListTable
        list={sales}
        failed={t("failed")}
        empty={
          filters.isFiltered ? (
            <NoMatch title={t("noMatch.title")} description={t("noMatch.text")} onClear={filters.clear} />
          ) : (
            <NoSales canSell={canSell} />
          )
        }
        summary={t("shown", { shown: sales.items.length, total })}
        footerActions={
          <Button asChild size="sm">
            <a href={`/api/sales/export?${filters.search}`} download>
              <Download aria-hidden />
              {t("export")}
            </a>
          </Button>
        }
        caption={t("title")}
        columns={columns}
        getRowId={(sale) => String(sale.id)}
        renderCard={(sale) => <SaleCard sale={sale} />}
      />
    </div>
  );
}

function NoSales({ canSell }: { canSell: boolean }) {
  const t = useTranslations("sales.empty");
  return (
    <EmptyState
      icon={ReceiptText}
      title={t("title")}
      description={t("text")}
      actions={
        canSell && (
          <Button asChild variant="primary">
            <Link href="/till">{t("action")}</Link>
          </Button>
        )
      }
    />
  );
}
