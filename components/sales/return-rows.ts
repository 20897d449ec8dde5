import { Decimal } from "decimal.js";
import { quantitySchema } from "@/lib/sales/cart-schema";
import { returnAmounts } from "@/lib/sales/return-amounts";
import type { SaleLineView } from "@/lib/sales/sale-view";

/** A line of the dialog: the quantity that can be returned, and the typed quantity. */
export type ReturnRow = { line: SaleLineView; left: string; text: string; restock: boolean };

/**
 * `issue`: a key of `errors`, or "tooMany" when more is typed than can be returned. An empty box is no return and no
 * issue.
 */
type ReadQuantity = { quantity: string | null; issue: string | null };

/** The lines that can still be returned. */
export function toReturnRows(lines: readonly SaleLineView[]): ReturnRow[] {
  return lines
    .map((line) => ({
      line,
      left: new Decimal(line.quantity).minus(line.returned).toFixed(),
      text: "",
      restock: line.productId !== null,
    }))
    .filter(({ line, left }) => (line.kind === "product" || line.kind === "free_text") && new Decimal(left).gt(0));
}

/** The parsed quantity of a line. */
export function readQuantity({ text, left }: Pick<ReturnRow, "text" | "left">): ReadQuantity {
  if (/^[0\s.,]*$/.test(text)) return { quantity: null, issue: null };
  const parsed = quantitySchema.safeParse(text);
  if (!parsed.success) return { quantity: null, issue: parsed.error.issues[0]?.message ?? "notANumber" };
  return new Decimal(parsed.data).lte(left)
    ? { quantity: parsed.data, issue: null }
    : { quantity: null, issue: "tooMany" };
}

/** The amount to refund for all typed quantities. */
export function refundOf(rows: readonly ReturnRow[], currency: string): string {
  return rows
    .reduce((sum, row) => {
      const { quantity } = readQuantity(row);
      return quantity === null ? sum : sum.plus(returnAmounts(row.line, row.line.returned, quantity, currency).gross);
    }, new Decimal(0))
    .toFixed();
}
