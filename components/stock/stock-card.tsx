"use client";

import { useTranslations } from "next-intl";
import type { StockRow } from "@/lib/stock/stock-view";
import { GoodsName } from "./goods-name";
import { Level } from "./level";
import type { LocationChoice } from "./location-choice";
import { quantityAt, totalOf } from "./quantities";
import { RowMenu } from "./stock-columns";
import type { OnTask } from "./stock-task";

/** A row of the table on a phone. */
export function StockCard({ row, locations, onTask }: { row: StockRow; locations: LocationChoice[]; onTask: OnTask }) {
  const t = useTranslations("stock.columns");
  return (
    <div>
      <div className="flex items-start justify-between gap-2">
        <GoodsName goods={row} href={`/stock/${row.variationId}`} />
        <RowMenu row={row} onTask={onTask} />
      </div>
      <dl className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-[0.8125rem]">
        {locations.map(({ id, name }) => (
          <div key={id} className="flex gap-1.5">
            <dt className="text-ink-muted">{name}</dt>
            <dd>
              <Level quantity={quantityAt(row, id)} />
            </dd>
          </div>
        ))}
        {locations.length > 1 && (
          <div className="ms-auto flex gap-1.5 font-medium">
            <dt className="text-ink-muted">{t("total")}</dt>
            <dd>
              <Level quantity={totalOf(row)} reorderAt={row.lowStockAt} />
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
