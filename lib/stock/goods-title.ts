import type { StockRow } from "./stock-view";

/** "T-shirt – M / Ink": whose stock it is, in one line. */
export function goodsTitle({ name, label }: Pick<StockRow, "name" | "label">): string {
  return [name, label].filter(Boolean).join(" – ");
}
