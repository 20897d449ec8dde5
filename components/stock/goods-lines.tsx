"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useFormat } from "@/components/hooks/use-format";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { GoodsName } from "./goods-name";
import { moveAlong } from "./move-along";
import { quantityAt } from "./quantities";
import type { useGoodsLines } from "./use-goods-lines";

type GoodsLinesProps = {
  goods: ReturnType<typeof useGoodsLines>;
  /** The location that the goods leave, to show its stock. */
  fromLocationId: number | null;
  /** `lines.<index>.quantity` → key of `errors` */
  problems: Record<string, string>;
  /** Enter in the last quantity returns to the scan box. */
  onEnd: () => void;
};

export function GoodsLines({ goods, fromLocationId, problems, onEnd }: GoodsLinesProps) {
  const t = useTranslations("stock.goods");
  const issueText = useFieldError();
  const format = useFormat();
  return (
    <ul className="divide-y divide-line border-t border-line">
      {goods.lines.map(({ row, quantity }, index) => {
        const problem = issueText(problems[`lines.${index}.quantity`]);
        return (
          <li key={row.variationId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-5">
            <div className="min-w-0 flex-1 basis-56">
              <GoodsName goods={row} />
            </div>
            {fromLocationId !== null && (
              <span className="text-[0.8125rem] text-ink-muted tabular-nums">
                {t("there", { quantity: format.number(quantityAt(row, fromLocationId) ?? "0") })}
              </span>
            )}
            <div className="w-28">
              <Input
                isNumeric
                data-step
                aria-label={t("quantityOf", { name: row.sku })}
                aria-invalid={problem !== undefined}
                value={quantity}
                onFocus={(event) => event.target.select()}
                onChange={(event) => goods.setQuantity(row.variationId, event.target.value)}
                onKeyDown={(event) => moveAlong(event, onEnd)}
              />
            </div>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("remove", { name: row.sku })}
              onClick={() => goods.remove(row.variationId)}
            >
              <X aria-hidden />
            </Button>
            {problem !== undefined && <p className="w-full text-end text-[0.8125rem] text-danger-ink">{problem}</p>}
          </li>
        );
      })}
    </ul>
  );
}
