import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Level } from "@/components/stock/level";
import { quantityAt, totalOf } from "@/components/stock/quantities";
import { LedgerView } from "@/components/stock/ledger-view";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Stat } from "@/components/ui/stat";
import { can } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";
import { goodsTitle } from "@/lib/stock/goods-title";
import { getDb } from "@/lib/db";
import { listLocations } from "@/lib/locations/list-locations";
import { type AddressParams, readFilter, writeFilter } from "@/lib/list/filter";
import { listLedger } from "@/lib/stock/list-ledger";
import { loadStockRows } from "@/lib/stock/load-stock-rows";
import { ledgerFilterSchema, ledgerQuerySchema } from "@/lib/stock/stock-schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("stock.tabs");
  return { title: t("movements") };
}

type VariationStockProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<AddressParams>;
};

export default async function VariationStockPage({ params, searchParams }: VariationStockProps) {
  const user = await requirePage({ all: ["stock.view"] });
  const { businessId } = user;
  const t = await getTranslations("stock");
  const { id } = await params;
  if (!/^[1-9]\d{0,9}$/.test(id)) notFound();
  const [row] = await loadStockRows(getDb(), businessId, [Number(id)]);
  if (row === undefined) notFound();
  const filter = { ...readFilter(ledgerFilterSchema, await searchParams), variation: id };
  const [page, locations] = await Promise.all([
    listLedger(getDb(), businessId, filter),
    listLocations(getDb(), businessId),
  ]);
  const shown = locations.filter((location) => !location.isArchived || quantityAt(row, location.id) !== null);
  return (
    <>
      <PageHeader
        back={{ href: "/stock", label: t("title") }}
        title={<bdi>{goodsTitle(row)}</bdi>}
        description={<bdi>{row.sku}</bdi>}
        actions={
          can(user, "products.view") && (
            <Button asChild>
              <Link href={`/products/${row.productId}`}>{t("toProduct")}</Link>
            </Button>
          )
        }
      />
      <div className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
        <Stat label={t("columns.total")} value={<Level quantity={totalOf(row)} reorderAt={row.lowStockAt} />} />
        {shown.map((location) => (
          <Stat
            key={location.id}
            label={<bdi>{location.name}</bdi>}
            value={<Level quantity={quantityAt(row, location.id) ?? "0"} />}
          />
        ))}
      </div>
      <LedgerView
        initial={{ search: writeFilter(ledgerQuerySchema, filter), page }}
        locations={locations}
        variationId={row.variationId}
      />
    </>
  );
}
