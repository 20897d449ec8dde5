import type { ColumnDef } from "@tanstack/react-table";
import { Decimal } from "decimal.js";
import { useTranslations } from "next-intl";
import type { LedgerLine } from "@/lib/stock/stock-view";
import { useFormat } from "@/components/hooks/use-format";
import { GoodsName } from "./goods-name";

/** The columns of the ledger; `hasGoods` adds the goods, for a ledger of several variations. */
export function useLedgerColumns(hasGoods: boolean): ColumnDef<LedgerLine>[] {
  const t = useTranslations("stock");
  const format = useFormat();
  const goods: ColumnDef<LedgerLine> = {
    id: "goods",
    header: t("columns.product"),
    cell: ({ row }) => <GoodsName goods={row.original} href={`/stock/${row.original.variationId}`} />,
  };
  return [
    {
      id: "when",
      header: t("ledger.when"),
      meta: { className: "max-lg:min-w-36 lg:whitespace-nowrap" },
      cell: ({ row }) => format.dateTime(row.original.createdAt),
    },
    ...(hasGoods ? [goods] : []),
    {
      id: "kind",
      header: t("ledger.kind"),
      meta: { className: "lg:whitespace-nowrap" },
      cell: ({ row }) => t(`kinds.${row.original.kind}`),
    },
    { id: "location", header: t("filters.location"), cell: ({ row }) => <bdi>{row.original.locationName}</bdi> },
    {
      id: "quantity",
      header: t("ledger.quantity"),
      meta: { isNumeric: true },
      cell: ({ row }) => <Change quantity={row.original.quantity} />,
    },
    {
      id: "reason",
      header: t("ledger.reason"),
      meta: { className: "max-w-96 lg:min-w-48" },
      cell: ({ row }) => <bdi>{row.original.reason}</bdi>,
    },
    {
      id: "by",
      header: t("ledger.by"),
      meta: { hideBelow: "lg", className: "text-ink-muted" },
      cell: ({ row }) => <bdi>{row.original.userName ?? t("ledger.system")}</bdi>,
    },
  ];
}

function Change({ quantity }: { quantity: string }) {
  const format = useFormat();
  const change = new Decimal(quantity);
  if (change.isZero()) return <bdi className="tabular-nums text-ink-muted">{format.number(quantity)}</bdi>;
  return (
    <bdi className={`font-medium tabular-nums ${change.lt(0) ? "text-danger-ink" : "text-success-ink"}`}>
      {change.lt(0) ? "" : "+"}
      {format.number(quantity)}
    </bdi>
  );
}

/** A row of the table on a phone. */
export function LedgerCard({ line, hasGoods }: { line: LedgerLine; hasGoods: boolean }) {
  const t = useTranslations("stock");
  const format = useFormat();
  return (
    <div className="space-y-1">
      <div className="flex items-start justify-between gap-3">
        {hasGoods ? (
          <GoodsName goods={line} href={`/stock/${line.variationId}`} />
        ) : (
          <span className="font-medium">{t(`kinds.${line.kind}`)}</span>
        )}
        <Change quantity={line.quantity} />
      </div>
      <p className="text-[0.8125rem] text-ink-muted">
        {hasGoods && `${t(`kinds.${line.kind}`)} · `}
        <bdi>{line.locationName}</bdi>
        {" · "}
        {format.dateTime(line.createdAt)}
        {line.userName !== null && (
          <>
            {" · "}
            <bdi>{line.userName}</bdi>
          </>
        )}
      </p>
      {line.reason !== "" && <bdi className="block text-[0.8125rem]">{line.reason}</bdi>}
    </div>
  );
}
