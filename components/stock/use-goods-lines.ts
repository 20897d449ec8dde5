"use client";

import { Decimal } from "decimal.js";
import { useState } from "react";
import { decimalText } from "@/lib/money/decimal-schema";
import type { StockRow } from "@/lib/stock/stock-view";

type GoodsLine = { row: StockRow; quantity: string };

const quantitySchema = decimalText();

/** Adds one to the typed quantity; a text that is no number stays, to be corrected. */
export function oneMore(quantity: string): string {
  const parsed = quantitySchema.safeParse(quantity);
  return parsed.success ? new Decimal(parsed.data).plus(1).toFixed() : quantity;
}

/** A list of goods: a scan adds a line, or one more to an existing line. */
export function useGoodsLines() {
  const [lines, setLines] = useState<GoodsLine[]>([]);
  return {
    lines,
    add: (row: StockRow) =>
      setLines((current) =>
        current.some((line) => line.row.variationId === row.variationId)
          ? current.map((line) =>
              line.row.variationId === row.variationId ? { row, quantity: oneMore(line.quantity) } : line,
            )
          : [...current, { row, quantity: "1" }],
      ),
    setQuantity: (variationId: number, quantity: string) =>
      setLines((current) =>
        current.map((line) => (line.row.variationId === variationId ? { ...line, quantity } : line)),
      ),
    remove: (variationId: number) =>
      setLines((current) => current.filter((line) => line.row.variationId !== variationId)),
  };
}
