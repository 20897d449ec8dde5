"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { Decimal } from "decimal.js";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { writeFilter } from "@/lib/list/filter";
import { MOVEMENT_KINDS } from "@/lib/stock/movement-schema";
import { ledgerFilterSchema, ledgerQuerySchema } from "@/lib/stock/stock-schema";
import type { LedgerLine, LedgerPage } from "@/lib/stock/stock-view";
import { useFormat } from "@/components/hooks/use-format";
import { FilterSelect } from "@/components/list/filter-select";
import { ListTable } from "@/components/list/list-table";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import { type FirstPage, useList } from "@/components/list/use-list";
import { EmptyState } from "@/components/ui/empty-state";
import { GoodsName } from "./goods-name";
import type { LocationChoice } from "./location-choice";

type LedgerViewProps = {
  initial: FirstPage<LedgerPage>;
  locations: LocationChoice[];
  /** The ledger of one product: its name stands above, instead of in each line. */
  variationId?: number;
};

/** The ledger. Lines are never changed, only followed by others. */
export function LedgerView({ initial, locations, variationId }: LedgerViewProps) {
  const t = useTranslations("stock");
  const { filter, isFiltered, bind, clear } = useFilter(ledgerFilterSchema);
  const search = writeFilter(ledgerQuerySchema, { ...filter, variation: variationId });
  const ledger = useList({ key: ["stock", "ledger"], path: "/api/stock/ledger", search, initial });
  const hasGoods = variationId === undefined;
  const columns = useLedgerColumns(hasGoods);
  return (
    <div className="space-y-4">
      <div role="group" aria-label={t("ledger.filter")} className="grid grid-cols-2 gap-2 sm:max-w-md">
        <FilterSelect
          label={t("ledger.kind")}
          anyLabel={t("ledger.anyKind")}
          options={MOVEMENT_KINDS.map((kind) => ({ id: kind, name: t(`kinds.${kind}`) }))}
          {...bind("kind")}
        />
        <FilterSelect
          label={t("filters.location")}
          anyLabel={t("filters.anyLocation")}
          options={locations}
          {...bind("location")}
        />
      </div>
      <ListTable
        list={ledger}
        failed={t("failed")}
        empty={
          isFiltered ? (
            <NoMatch title={t("noMatch.title")} description={t("noMatch.text")} onClear={clear} />
          ) : (
            <EmptyState icon={History} title={t("ledger.empty")} />
          )
        }
        caption={t("tabs.movements")}
        columns={columns}
        getRowId={(line) => String(line.id)}
        renderCard={(line) => <LedgerCard line={line} hasGoods={hasGoods} />}
      />
    </div>
  );
}

function useLedgerColumns(hasGoods: boolean): ColumnDef<LedgerLine>[] {
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

function LedgerCard({ line, hasGoods }: { line: LedgerLine; hasGoods: boolean }) {
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
