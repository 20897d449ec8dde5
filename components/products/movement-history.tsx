"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ProductView } from "@/lib/catalog/product-view";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { MovementPage, MovementView } from "@/lib/stock/movement-schema";
import { ListCard } from "@/components/list/list-card";
import { useList } from "@/components/list/use-list";
import { EmptyState } from "@/components/ui/empty-state";
import { variationLabel } from "./variation-label";

type MovementHistoryProps = { product: ProductView; initial: MovementPage; timeZone: string };

/** The ledger of a product. Lines are never changed, only followed by others. */
export function MovementHistory({ product, initial, timeZone }: MovementHistoryProps) {
  const t = useTranslations("products.history");
  const search = new URLSearchParams({ productId: String(product.id) }).toString();
  const movements = useList({
    key: ["stock", "movements", product.id],
    path: "/api/stock/movements",
    search,
    initial: { search, page: initial },
  });
  const labels = new Map(product.variations.map((variation) => [variation.id, variationLabel(variation)]));
  return (
    <ListCard
      title={t("title")}
      list={movements}
      failed={t("failed")}
      empty={<EmptyState title={t("empty")} className="py-8" />}
    >
      <ol className="max-h-[60dvh] divide-y divide-line overflow-y-auto">
        {movements.items.map((item) => (
          <MovementLine
            key={item.id}
            item={item}
            label={product.type === "variable" ? labels.get(item.variationId) : undefined}
            timeZone={timeZone}
          />
        ))}
      </ol>
    </ListCard>
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
