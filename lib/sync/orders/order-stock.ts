import { Decimal } from "decimal.js";
import type { SaleStatus } from "@/lib/generated/prisma/enums";

export type StockLine = {
  /** Null for what the POS does not know; such a line takes no stock. */
  variationId: number | null;
  tracksStock: boolean;
  quantity: string;
  /** What the store has taken from its own stock for this line and not put back. */
  storeReduced: string;
  /** Returned and back on the shelf. */
  restocked: string;
};

/**
 * How many of each variation an order has out of the shelf.
 *
 * - Final: what was ordered less what came back. Refunded goods count as back only if the store put
 *   them back, too.
 * - Draft: nothing, but for a refunded order, whose goods are where the store says: refunding
 *   without restocking leaves them out (broken, kept by the customer).
 */
export function orderStockWanted(lines: readonly StockLine[], status: SaleStatus, remoteStatus: string): Map<number, Decimal> {
  const wanted = new Map<number, Decimal>();
  for (const line of lines) {
    if (line.variationId === null || !line.tracksStock) continue;
    const out = outOf(line, status, remoteStatus);
    wanted.set(line.variationId, (wanted.get(line.variationId) ?? new Decimal(0)).plus(out));
  }
  return wanted;
}

function outOf(line: StockLine, status: SaleStatus, remoteStatus: string): Decimal {
  if (status === "final") return Decimal.max(0, new Decimal(line.quantity).minus(line.restocked));
  if (remoteStatus === "refunded") return Decimal.min(line.storeReduced, line.quantity);
  return new Decimal(0);
}
