import type { StockRow } from "./stock-view";

/** Product and options in one line: "T-shirt – M / Ink". */
export function goodsTitle({ name, label }: Pick<StockRow, "name" | "label">): string {
  return [name, label].filter(Boolean).join(" – ");
}
