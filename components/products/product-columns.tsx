"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { CatalogChoices, ProductListItem } from "@/lib/catalog/product-view";
import { PriceRange } from "./price-range";
import { ProductThumb } from "./product-thumb";
import { StockQuantity } from "./stock-quantity";
import { sumQuantities } from "./sum-quantities";
import { StateBadge } from "./sync-states/state-badge";
import type { StatesOfProducts } from "./sync-states/use-product-states";

/** More locations would push prices off the screen; then one column has the sum. */
const MAX_LOCATION_COLUMNS = 3;

/** The columns of the product list, with a column of stock per location while there are few. */
export function useProductColumns(
  choices: CatalogChoices,
  statesOf: StatesOfProducts["statesOf"],
): ColumnDef<ProductListItem>[] {
  const t = useTranslations("products");
  return [
    { id: "name", header: t("columns.name"), cell: ({ row }) => <ProductName item={row.original} /> },
    {
      id: "category",
      header: t("columns.category"),
      meta: { hideBelow: "lg", className: "max-w-52 truncate text-ink-muted" },
      cell: ({ row }) => <bdi>{row.original.category?.name ?? t("noCategory")}</bdi>,
    },
    {
      id: "price",
      header: t("columns.price"),
      meta: { isNumeric: true },
      cell: ({ row }) => <PriceRange item={row.original} currency={choices.currency} />,
    },
    ...stockColumns(choices, t("stock.title"), t("notCounted")),
    {
      id: "sync",
      header: t("columns.sync"),
      meta: { className: "whitespace-nowrap" },
      cell: ({ row: { original } }) => (
        <StateBadge states={statesOf(original.id)} isSyncDisabled={original.isSyncDisabled} />
      ),
    },
  ];
}

function stockColumns({ locations }: CatalogChoices, total: string, notCounted: string): ColumnDef<ProductListItem>[] {
  const columns =
    locations.length > MAX_LOCATION_COLUMNS
      ? [{ id: "total", header: total, quantityOf: totalOf }]
      : locations.map(({ id, name }) => ({
          id: String(id),
          header: name,
          quantityOf: ({ stock }: ProductListItem) =>
            stock.find(({ locationId }) => locationId === id)?.quantity ?? null,
        }));
  return columns.map(({ id, header, quantityOf }, index) => ({
    id: `stock-${id}`,
    header,
    meta: { isNumeric: true },
    cell: ({ row }) => {
      if (row.original.tracksStock)
        return <StockQuantity quantity={quantityOf(row.original)} isLow={row.original.isLow} />;
      return index === 0 ? <span className="text-ink-muted">{notCounted}</span> : null;
    },
  }));
}

function totalOf({ stock }: ProductListItem): string | null {
  return stock.length === 0 ? null : sumQuantities(stock.map(({ quantity }) => quantity));
}

function ProductName({ item }: { item: ProductListItem }) {
  const t = useTranslations("products");
  return (
    <div className="flex min-w-56 items-center gap-3">
      <ProductThumb image={item.image} size={36} />
      <div className="min-w-0">
        <Link href={`/products/${item.id}`} className="line-clamp-2 font-medium hover:text-accent-ink hover:underline">
          <bdi>{item.name}</bdi>
        </Link>
        <div className="text-[0.8125rem] text-ink-muted">
          <bdi>{item.sku}</bdi>
          {item.type === "variable" && <> · {t("variationCount", { count: item.variationCount })}</>}
        </div>
      </div>
    </div>
  );
}
