import type { Decimal } from "decimal.js";
import { COUNTED_SELECT, isCounted, isCountedOut } from "@/lib/sales/is-counted";
import { goodsBack, piecesLost, RETURNED_SELECT } from "@/lib/sales/goods-back";
import { findShortages, loadGoodsOut, postStock, type Shortage } from "@/lib/sales/post-stock";
import type { Tx } from "@/lib/db";
import type { Prisma, Sale } from "@/lib/generated/prisma/client";
import type { DraftReason } from "@/lib/generated/prisma/enums";
import { lockLevelsOf, touchLevels } from "@/lib/db/lock-levels";
import { stockWhenDraft, stockWhenFinal, type StockLine } from "./order-stock";

/** The reason on an order's stock movements: "#" and the order number, as lists of orders show it. */
export const movementReason = (orderNumber: string): string => `#${orderNumber}`;

export type Finalised = { status: Sale["status"]; shortages: Shortage[] };

/**
 * Sets the status of an order's sale and posts its stock; idempotent. A sale that should be final but
 * cannot be served at its location stays a draft that waits for stock.
 *
 * @param tx the transaction that wrote the lines
 */
export async function finaliseOrderSale(
  tx: Tx,
  sale: Pick<Sale, "id" | "businessId" | "locationId" | "finalAt">,
  options: {
    status: Sale["status"];
    remoteStatus: string;
    userId: number | null;
    number: string;
    draftReason?: DraftReason;
  },
): Promise<Finalised> {
  const goodsOut = await loadGoodsOut(tx, sale.id);
  const lines = await loadStockLines(tx, sale, goodsOut);
  const variationIds = [...new Set([...lines.flatMap((line) => line.variationId ?? []), ...goodsOut.keys()])];
  await lockLevelsOf(tx, sale.businessId, variationIds);
  const stock = {
    businessId: sale.businessId,
    saleId: sale.id,
    locationId: sale.locationId,
    userId: options.userId,
    reason: movementReason(options.number),
  };
  const asFinal = stockWhenFinal(lines);
  const shortages = options.status === "final" ? await findShortages(tx, { ...stock, wanted: asFinal }) : [];
  const isFinal = options.status === "final" && shortages.length === 0;
  const wanted = isFinal ? asFinal : stockWhenDraft(lines, options.remoteStatus, goodsOut);
  await postStock(tx, { ...stock, wanted });
  await tx.sale.update({
    where: { id: sale.id },
    data: {
      status: isFinal ? "final" : "draft",
      draftReason: isFinal ? null : shortages.length > 0 ? "out_of_stock" : (options.draftReason ?? "store_status"),
      finalAt: isFinal ? (sale.finalAt ?? new Date()) : sale.finalAt,
    },
  });
  await touchLevels(tx, sale.businessId, variationIds);
  return { status: isFinal ? "final" : "draft", shortages };
}

/** The columns of a sale's line that the rules of order-stock.ts need. */
export const STOCK_LINE_SELECT = {
  variationId: true,
  quantity: true,
  storeReduced: true,
  isMatchedLate: true,
  countedOut: true,
  variation: { select: { product: { select: COUNTED_SELECT } } },
  returned: { select: RETURNED_SELECT },
} satisfies Prisma.SaleLineSelect;

type StoredStockLine = Prisma.SaleLineGetPayload<{ select: typeof STOCK_LINE_SELECT }>;

/**
 * Converts a stored line for the rules of order-stock.ts. Decimal strings.
 *
 * @param sale when the sale was first final, and what it has taken per variation
 */
export function toStockLine(
  line: StoredStockLine,
  { finalAt, taken }: { finalAt: Date | null; taken: ReadonlyMap<number, Decimal> },
): StockLine {
  const { variationId, variation, isMatchedLate, countedOut } = line;
  return {
    variationId,
    tracksStock:
      variationId !== null &&
      variation !== null &&
      !isMatchedLate &&
      (isCounted(variation.product, finalAt, taken.get(variationId)) || isCountedOut(variation.product, countedOut)),
    quantity: line.quantity.toString(),
    storeReduced: line.storeReduced.toString(),
    back: goodsBack(line.returned).toFixed(),
    lost: piecesLost(line.returned).toFixed(),
    countedOut: countedOut.toString(),
  };
}

/** The lines of a sale that have a variation. `taken`: units per variation. */
export async function loadStockLines(
  tx: Tx,
  { id, finalAt }: Pick<Sale, "id" | "finalAt">,
  taken: ReadonlyMap<number, Decimal>,
): Promise<StockLine[]> {
  const lines = await tx.saleLine.findMany({
    where: { saleId: id, variationId: { not: null } },
    select: STOCK_LINE_SELECT,
  });
  return lines.map((line) => toStockLine(line, { finalAt, taken }));
}
