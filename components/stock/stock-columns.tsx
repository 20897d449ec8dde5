"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { MoreHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import type { StockRow } from "@/lib/stock/stock-view";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { GoodsName } from "./goods-name";
import { Level } from "./level";
import type { LocationChoice } from "./location-choice";
import { quantityAt, totalOf } from "./quantities";
import type { OnTask } from "./stock-task";

/** More locations would push the sum off the screen; the table scrolls sideways inside itself. */
const MAX_LOCATION_COLUMNS = 6;

type Columns = { locations: LocationChoice[]; hasTotal: boolean; onTask: OnTask };

export function useStockColumns({ locations, hasTotal, onTask }: Columns): ColumnDef<StockRow>[] {
  const t = useTranslations("stock");
  return [
    {
      id: "name",
      header: t("columns.product"),
      cell: ({ row }) => (
        <div className="flex items-center gap-3">
          <GoodsName goods={row.original} href={`/stock/${row.original.variationId}`} />
          {row.original.isArchived && <Badge>{t("notSold")}</Badge>}
        </div>
      ),
    },
    ...locations.slice(0, MAX_LOCATION_COLUMNS).map(({ id, name }): ColumnDef<StockRow> => ({
      id: `at-${id}`,
      header: name,
      meta: { isNumeric: true },
      cell: ({ row }) => (
        <Level quantity={quantityAt(row.original, id)} {...(hasTotal ? {} : { reorderAt: row.original.lowStockAt })} />
      ),
    })),
    ...(hasTotal
      ? [
          {
            id: "total",
            header: t("columns.total"),
            meta: { isNumeric: true, className: "font-medium" },
            cell: ({ row }) => <Level quantity={totalOf(row.original)} reorderAt={row.original.lowStockAt} />,
          } satisfies ColumnDef<StockRow>,
        ]
      : []),
    {
      id: "reorder",
      header: t("columns.reorder"),
      meta: { isNumeric: true, hideBelow: "md", className: "text-ink-muted" },
      cell: ({ row }) => row.original.lowStockAt ?? t("general", { quantity: LOW_STOCK_AT }),
    },
    {
      id: "actions",
      header: "",
      meta: { className: "w-12 text-end" },
      cell: ({ row }) => <RowMenu row={row.original} onTask={onTask} />,
    },
  ];
}

export function RowMenu({ row, onTask }: { row: StockRow; onTask: OnTask }) {
  const t = useTranslations("stock.rowMenu");
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={t("open", { name: row.sku })}>
          <MoreHorizontal aria-hidden />
        </Button>
      }
    >
      {onTask !== null && (
        <DropdownMenuItem onSelect={() => onTask({ kind: "adjust", row })}>{t("adjust")}</DropdownMenuItem>
      )}
      {onTask !== null && (
        <DropdownMenuItem onSelect={() => onTask({ kind: "reorder", row })}>{t("reorder")}</DropdownMenuItem>
      )}
      <DropdownMenuItem asChild>
        <Link href={`/stock/${row.variationId}`}>{t("history")}</Link>
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
