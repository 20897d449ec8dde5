"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { writeFilter } from "@/lib/list/filter";
import { MOVEMENT_KINDS } from "@/lib/stock/movement-schema";
import { ledgerFilterSchema, ledgerQuerySchema } from "@/lib/stock/stock-schema";
import type { LedgerPage } from "@/lib/stock/stock-view";
import { FilterSelect } from "@/components/list/filter-select";
import { ListTable } from "@/components/list/list-table";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import { type FirstPage, useList } from "@/components/list/use-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LedgerCard, useLedgerColumns } from "./ledger-columns";
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
