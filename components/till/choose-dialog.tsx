"use client";

import { useTranslations } from "next-intl";
import type { TillItem, TillVariation } from "@/lib/sales/till-view";
import { lineName } from "@/lib/sales/line-name";
import { useFormat } from "@/components/hooks/use-format";
import { StockQuantity } from "@/components/products/stock-quantity";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type ChooseDialogProps = {
  items: TillItem[];
  onPick: (item: TillItem, variation: TillVariation) => void;
  onClose: () => void;
};

/**
 * A choice of variations, for a product with several or a code that several have. The first has the focus, and Enter
 * takes it.
 */
export function ChooseDialog({ items, onPick, onClose }: ChooseDialogProps) {
  const t = useTranslations("till.choose");
  const format = useFormat();
  const rows = items.flatMap((item) => item.variations.map((variation) => ({ item, variation })));
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      description={items.length === 1 && <bdi>{items[0]?.name}</bdi>}
    >
      <ul className="space-y-2">
        {rows.map(({ item, variation }, index) => (
          <li key={variation.id}>
            <Button
              size="lg"
              autoFocus={index === 0}
              className="h-auto min-h-11 w-full justify-between py-2 text-start whitespace-normal"
              onClick={() => onPick(item, variation)}
            >
              <span className="min-w-0">
                <bdi className="block">
                  {items.length > 1 || variation.label === ""
                    ? lineName(item.name, variation.label === "" ? [] : [variation.label])
                    : variation.label}
                </bdi>
                <bdi className="block text-xs font-normal text-ink-muted">{variation.sku}</bdi>
              </span>
              <span className="shrink-0 text-end text-[0.875rem]">
                <span className="block tabular-nums">
                  {variation.regularPrice !== null && (
                    <s className="me-1.5 font-normal text-ink-muted">{format.price(variation.regularPrice)}</s>
                  )}
                  {format.price(variation.price)}
                </span>
                {item.tracksStock && <StockQuantity quantity={variation.stock} />}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
