"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { Decimal } from "decimal.js";
import { History } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { readFilter, writeFilter } from "@/lib/stock/address-filter";
import { MOVEMENT_KINDS } from "@/lib/stock/movement-schema";
import { type LedgerFilter, ledgerFilterSchema } from "@/lib/stock/stock-schema";
import type { LedgerLine, LedgerPage } from "@/lib/stock/stock-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFormat } from "@/components/hooks/use-format";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { Select } from "@/components/ui/select";
import { GoodsName } from "./goods-name";
import type { LocationChoice } from "./location-choice";
import { useLedger } from "./use-stock";

type LedgerViewProps = {
  initial: { filter: LedgerFilter; page: LedgerPage };
  locations: LocationChoice[];
  /** Then what it is about stands above, and not in each line. */
  variationId?: number;
};

/** The ledger. Lines are never changed, only followed by others. */
export function LedgerView({ initial, locations, variationId }: LedgerViewProps) {
  const t = useTranslations("stock");
  const errorText = useApiError();
  const own = variationId === undefined ? {} : { variation: String(variationId) };
  const filter = { ...readFilter(ledgerFilterSchema, Object.fromEntries(useSearchParams())), ...own };
  const ledger = useLedger(filter, initial);
  const columns = useLedgerColumns(variationId === undefined);
  const items = ledger.data?.pages.flatMap((page) => page.items) ?? [];

  function set(change: Record<string, string>) {
    const { variation: _, ...next } = readFilter(ledgerFilterSchema, { ...filter, ...change });
    const search = writeFilter(next);
    window.history.replaceState(null, "", search === "" ? window.location.pathname : `?${search}`);
  }

  return (
    <div className="space-y-4">
      <div role="group" aria-label={t("ledger.filter")} className="grid grid-cols-2 gap-2 sm:max-w-md">
        <Select
          aria-label={t("ledger.kind")}
          value={filter.kind ?? ""}
          onChange={(event) => set({ kind: event.target.value })}
        >
          <option value="">{t("ledger.anyKind")}</option>
          {MOVEMENT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t("filters.location")}
          value={filter.location ?? ""}
          onChange={(event) => set({ location: event.target.value })}
        >
          <option value="">{t("filters.anyLocation")}</option>
          {locations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <Card isFlush>
        {ledger.isError && items.length === 0 ? (
          <ErrorState
            title={t("failed")}
            message={errorText(ledger.error)}
            isRetrying={ledger.isFetching}
            onRetry={() => void ledger.refetch()}
          />
        ) : (
          <DataTable
            caption={t("tabs.movements")}
            columns={columns}
            rows={items}
            getRowId={(line) => String(line.id)}
            isLoading={ledger.isPending}
            isStale={ledger.isPlaceholderData}
            empty={<EmptyState icon={History} title={t("ledger.empty")} />}
            renderCard={(line) => <LedgerCard line={line} hasGoods={variationId === undefined} />}
            footer={(ledger.hasNextPage || ledger.isError) && <LoadMore list={ledger} />}
          />
        )}
      </Card>
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
