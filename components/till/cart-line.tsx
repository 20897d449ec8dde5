"use client";

import { Decimal } from "decimal.js";
import { Minus, Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { LineTotals } from "@/lib/sales/sale-totals";
import type { CartAction, TillLine } from "@/lib/sales/till-cart";
import { useFormat } from "@/components/hooks/use-format";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { keepFocus } from "./keep-focus";

type CartLineRowProps = {
  line: TillLine;
  totals: LineTotals;
  isMarked: boolean;
  change: (action: CartAction) => void;
  onEdit: () => void;
};

export function CartLineRow({ line, totals, isMarked, change, onEdit }: CartLineRowProps) {
  const t = useTranslations("till.cart");
  const format = useFormat();
  const own = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isMarked) own.current?.scrollIntoView({ block: "nearest" });
  }, [isMarked, line.quantity]);
  const { variationId, name } = line;
  const isShort = line.stock !== null && new Decimal(line.quantity).gt(line.stock);
  const hasDiscount = !new Decimal(totals.lineDiscount).isZero();
  return (
    <li
      ref={own}
      data-marked={isMarked || undefined}
      className="border-s-2 border-s-transparent px-3 py-2.5 data-marked:border-s-accent data-marked:bg-accent-soft/50"
    >
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <bdi className="line-clamp-2 leading-snug font-medium">{name}</bdi>
          <div className="mt-0.5 flex flex-wrap items-center gap-x-2 text-[0.8125rem] text-ink-muted">
            <span className="tabular-nums">{format.price(line.unitPrice)}</span>
            {line.regularPrice !== null && <s className="tabular-nums">{format.price(line.regularPrice)}</s>}
            {isShort && <Badge tone="warning">{t("short", { quantity: format.number(line.stock ?? "0") })}</Badge>}
          </div>
        </div>
        <div className="shrink-0 text-end tabular-nums">
          <div className="font-semibold">
            {format.money(new Decimal(totals.listed).minus(totals.lineDiscount).toFixed())}
          </div>
          {hasDiscount && <s className="text-[0.8125rem] text-ink-muted">{format.money(totals.listed)}</s>}
        </div>
      </div>
      <div className="mt-1.5 flex items-center gap-1">
        <Button
          size="icon-sm"
          aria-label={t("less", { name })}
          onMouseDown={keepFocus}
          onClick={() => change({ type: "changeQuantity", variationId, by: -1 })}
        >
          <Minus aria-hidden />
        </Button>
        <button
          type="button"
          aria-label={t("quantity", { name })}
          onMouseDown={keepFocus}
          onClick={onEdit}
          className="touch-target h-8 min-w-12 rounded-box px-2 text-center font-semibold tabular-nums hover:bg-sunken"
        >
          {format.number(line.quantity)}
        </button>
        <Button
          size="icon-sm"
          aria-label={t("more", { name })}
          onMouseDown={keepFocus}
          onClick={() => change({ type: "changeQuantity", variationId, by: 1 })}
        >
          <Plus aria-hidden />
        </Button>
        <Button
          size="icon-sm"
          variant="ghost"
          aria-label={t("edit", { name })}
          className="ms-auto text-ink-muted"
          onMouseDown={keepFocus}
          onClick={onEdit}
        >
          <Pencil aria-hidden />
        </Button>
        <Button
          size="icon-sm"
          variant="ghost"
          aria-label={t("remove", { name })}
          className="text-ink-muted"
          onMouseDown={keepFocus}
          onClick={() => change({ type: "remove", variationId })}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
    </li>
  );
}
