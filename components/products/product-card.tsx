"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { CatalogChoices, ProductListItem } from "@/lib/catalog/product-view";
import type { ProductState } from "@/lib/sync/product-states/product-state-view";
import { PriceRange } from "./price-range";
import { ProductThumb } from "./product-thumb";
import { StockQuantity } from "./stock-quantity";
import { StateBadge } from "./sync-states/state-badge";

type ProductCardProps = {
  item: ProductListItem;
  choices: CatalogChoices;
  /** Its state in each store; undefined while it loads. */
  states: readonly ProductState[] | undefined;
};

/** A product of the list on a phone. */
export function ProductCard({ item, choices, states }: ProductCardProps) {
  const t = useTranslations("products");
  return (
    <div className="relative flex gap-3">
      <ProductThumb image={item.image} size={48} />
      <div className="min-w-0 flex-1 space-y-0.5">
        <Link href={`/products/${item.id}`} className="line-clamp-2 font-medium after:absolute after:inset-0">
          <bdi>{item.name}</bdi>
        </Link>
        <div className="flex flex-wrap justify-between gap-x-3">
          <bdi className="truncate text-ink-muted">{item.sku}</bdi>
          <span className="tabular-nums">
            <PriceRange item={item} currency={choices.currency} />
          </span>
        </div>
        <div className="flex flex-wrap gap-x-3 gap-y-1 text-[0.8125rem] text-ink-muted">
          {!item.tracksStock && <span>{t("notCounted")}</span>}
          {item.tracksStock &&
            choices.locations.map(({ id, name }) => (
              <span key={id}>
                {name}:{" "}
                <StockQuantity
                  quantity={item.stock.find(({ locationId }) => locationId === id)?.quantity ?? null}
                  isLow={item.isLow}
                />
              </span>
            ))}
          <StateBadge states={states} isSyncDisabled={item.isSyncDisabled} />
        </div>
      </div>
    </div>
  );
}
