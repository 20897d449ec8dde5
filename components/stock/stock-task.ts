import type { StockRow } from "@/lib/stock/stock-view";

/** What the menu of a row opens. */
export type StockTask = { kind: "adjust" | "reorder"; row: StockRow };

/** Null: the person may only look. */
export type OnTask = ((task: StockTask) => void) | null;
