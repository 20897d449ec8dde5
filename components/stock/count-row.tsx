"use client";

import { useTranslations } from "next-intl";
import type { StockRow } from "@/lib/stock/stock-view";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useFormat } from "@/components/hooks/use-format";
import { Input } from "@/components/ui/input";
import { countDifference } from "./count-difference";
import { GoodsName } from "./goods-name";
import { moveAlong } from "./move-along";
import { quantityAt } from "./quantities";

type CountRowProps = { row: StockRow; locationId: number; counted: string; onChange: (text: string) => void };

export function CountRow({ row, locationId, counted, onChange }: CountRowProps) {
  const t = useTranslations("stock.count");
  const issueText = useFieldError();
  const format = useFormat();
  const expected = quantityAt(row, locationId) ?? "0";
  const verdict = counted === "" ? null : countDifference(counted, expected);
  const problem = verdict !== null && "message" in verdict ? issueText(verdict.message) : undefined;
  const difference = verdict !== null && "difference" in verdict ? verdict.difference : null;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-5">
      <div className="min-w-0 flex-1 max-sm:basis-full sm:basis-52">
        <GoodsName goods={row} />
      </div>
      <span className="flex-1 text-[0.8125rem] whitespace-nowrap text-ink-muted tabular-nums sm:w-32 sm:flex-none sm:text-end">
        {t("expected", { quantity: format.number(expected) })}
      </span>
      <bdi className={`w-16 text-end font-medium tabular-nums ${toneOf(difference)}`}>
        {difference === null
          ? ""
          : difference === "0"
            ? "✓"
            : `${difference.startsWith("-") ? "" : "+"}${format.number(difference)}`}
      </bdi>
      <div className="w-28">
        <Input
          isNumeric
          data-step
          aria-label={t("countedOf", { name: [row.name, row.label, row.sku].filter(Boolean).join(", ") })}
          aria-invalid={problem !== undefined}
          value={counted}
          onFocus={(event) => event.target.select()}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => moveAlong(event)}
        />
      </div>
      {problem !== undefined && <p className="w-full text-end text-[0.8125rem] text-danger-ink">{problem}</p>}
    </li>
  );
}

function toneOf(difference: string | null): string {
  if (difference === null) return "";
  if (difference === "0") return "text-success-ink";
  return difference.startsWith("-") ? "text-danger-ink" : "text-warning-ink";
}
