import type { StockRow } from "@/lib/stock/stock-view";

/** The dialog that a row's menu opens. */
export type StockTask = { kind: "adjust" | "reorder"; row: StockRow };

/** Null: the user may only view. */
export type OnTask = ((task: StockTask) => void) | null;
