"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { mediaPath } from "@/lib/catalog/media-path";
import { Decimal } from "decimal.js";
import type { TillItem } from "@/lib/sales/till-view";
import { useFormat } from "@/components/hooks/use-format";
import { classNames } from "@/components/ui/class-names";
import { keepFocus } from "./keep-focus";

type ProductTilesProps = {
  items: TillItem[];
  marked: number | null;
  isStale: boolean;
  onPick: (item: TillItem) => void;
};

export function ProductTiles({ items, marked, isStale, onPick }: ProductTilesProps) {
  const t = useTranslations("till.tiles");
  return (
    <ul
      aria-label={t("label")}
      className={classNames(
        "grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-2.5 p-1",
        isStale && "opacity-60",
      )}
    >
      {items.map((item, index) => (
        <li key={item.productId} className="min-w-0">
          <ProductTile item={item} isMarked={index === marked} onPick={() => onPick(item)} />
        </li>
      ))}
    </ul>
  );
}

function ProductTile({ item, isMarked, onPick }: { item: TillItem; isMarked: boolean; onPick: () => void }) {
  const t = useTranslations("till.tiles");
  const format = useFormat();
  const own = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isMarked) own.current?.scrollIntoView({ block: "nearest" });
  }, [isMarked]);
  const prices = item.variations.map(({ price }) => new Decimal(price));
  const lowest = Decimal.min(...prices).toFixed();
  const regularPrice = item.variations.length === 1 ? (item.variations[0]?.regularPrice ?? null) : null;
  const isRange = prices.some((price) => !price.equals(lowest));
  return (
    <button
      ref={own}
      type="button"
      data-marked={isMarked || undefined}
      onMouseDown={keepFocus}
      onClick={onPick}
      className={classNames(
        "flex h-full w-full flex-col overflow-hidden rounded-box border border-line bg-surface text-start shadow-lift transition-colors duration-100",
        "hover:border-line-strong active:bg-accent-soft data-marked:border-accent data-marked:outline-2 data-marked:outline-accent",
      )}
    >
      {item.image ? (
        <img
          src={mediaPath(item.image)}
          alt=""
          loading="lazy"
          decoding="async"
          className="aspect-[4/3] w-full bg-sunken object-cover"
        />
      ) : (
        <span
          aria-hidden
          className="grid aspect-[4/3] w-full place-items-center bg-sunken text-2xl font-semibold text-ink-muted/60"
        >
          {[...item.name][0]}
        </span>
      )}
      <span className="flex min-h-0 flex-1 flex-col gap-0.5 px-2.5 py-2">
        <bdi className="line-clamp-3 leading-snug font-medium">{item.name}</bdi>
        <span className="mt-auto flex flex-col">
          <span className="font-semibold tabular-nums">
            {isRange ? t("from", { price: format.price(lowest) }) : format.price(lowest)}
            {regularPrice !== null && (
              <s className="ms-1.5 text-xs font-normal text-ink-muted">{format.price(regularPrice)}</s>
            )}
          </span>
          <TileStock item={item} />
        </span>
      </span>
    </button>
  );
}

function TileStock({ item }: { item: TillItem }) {
  const t = useTranslations("till.tiles");
  const format = useFormat();
  if (item.variations.length > 1)
    return <span className="text-xs text-ink-muted">{t("variations", { count: item.variations.length })}</span>;
  if (!item.tracksStock) return null;
  const stock = new Decimal(item.variations[0]?.stock ?? 0);
  if (stock.lte(0)) return <span className="text-xs font-medium text-danger-ink">{t("out")}</span>;
  return <span className="text-xs text-ink-muted">{t("left", { quantity: format.number(stock.toFixed()) })}</span>;
}
