"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ProductView } from "@/lib/catalog/product-view";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { MovementPage, MovementView } from "@/lib/stock/movement-schema";
import { Card } from "@/components/ui/card";
import { LoadMore } from "@/components/ui/load-more";
import { useMovements } from "./use-movements";
import { variationLabel } from "./variation-label";

type MovementHistoryProps = { product: ProductView; initial: MovementPage; timeZone: string };

/** The ledger of a product. Lines are never changed, only followed by others. */
export function MovementHistory({ product, initial, timeZone }: MovementHistoryProps) {
  const t = useTranslations("products.history");
  const movements = useMovements(product.id, initial);
  const items = movements.data.pages.flatMap((page) => page.items);
  const labels = new Map(product.variations.map((variation) => [variation.id, variationLabel(variation)]));
  return (
    <Card isFlush title={t("title")}>
      {items.length === 0 ? (
        <p className="px-4 pb-4 text-ink-muted sm:px-5">{t("empty")}</p>
      ) : (
        <ol className="max-h-[60dvh] divide-y divide-line overflow-y-auto border-t border-line">
          {items.map((item) => (
            <MovementLine
              key={item.id}
              item={item}
              label={product.type === "variable" ? labels.get(item.variationId) : undefined}
              timeZone={timeZone}
            />
          ))}
        </ol>
      )}
      {(movements.hasNextPage || movements.isError) && (
        <div className="border-t border-line px-4 py-2.5 sm:px-5">
          <LoadMore list={movements} />
        </div>
      )}
    </Card>
  );
}

function MovementLine({ item, label, timeZone }: { item: MovementView; label: string | undefined; timeZone: string }) {
  const t = useTranslations("products.history");
  const locale = useLocale();
  const isLoss = item.quantity.startsWith("-");
  const sign = isLoss || item.quantity === "0" ? "" : "+";
  return (
    <li className="flex items-start justify-between gap-3 px-4 py-2 sm:px-5">
      <div className="min-w-0">
        <p>
          <span className="font-medium">{t(`kinds.${item.kind}`)}</span>
          {item.reason !== "" && (
            <>
              {" – "}
              <bdi>{item.reason}</bdi>
            </>
          )}
        </p>
        <p className="text-[0.8125rem] text-ink-muted">
          {[label, item.locationName, item.userName ?? t("system"), formatDateTime(locale, item.createdAt, timeZone)]
            .filter((part) => part !== undefined)
            .map((part, index) => (
              <span key={index}>
                {index > 0 && " · "}
                <bdi>{part}</bdi>
              </span>
            ))}
        </p>
      </div>
      <bdi className={`shrink-0 font-medium tabular-nums ${isLoss ? "text-danger-ink" : "text-success-ink"}`}>
        {sign}
        {formatNumber(locale, item.quantity)}
      </bdi>
    </li>
  );
}
