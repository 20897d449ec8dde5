import type { OrderRecord } from "@/e2e/sandbox/state";
import { type Invariant, isListed, reducedOf, type SaleView, type Snapshot } from "./snapshot";

export const ledgerIsLevel: Invariant = {
  rule: "the sum of the movements is the level",
  check: ({ goods }) =>
    goods
      .filter(({ level, ledger }) => level !== ledger)
      .map(({ sku, level, ledger }) => `${sku} has a level of ${level}, and movements of ${ledger}`),
};

/** The fewest and the most units that may be out for a line: goods that are returned at both sides may be the same. */
function outOf({ quantity, backAtTill, backInStore }: SaleView["lines"][number]): { least: number; most: number } {
  return {
    least: Math.max(0, quantity - backAtTill - backInStore),
    most: Math.max(0, quantity - Math.max(backAtTill, backInStore)),
  };
}

/** Whether a line is of goods that were deleted in the store before its order was imported: the store no longer names them. */
function isOfDeletedGoods({ orders, products }: Snapshot, sale: SaleView, position: number): boolean {
  if (sale.lines[position]?.sku !== "") return false;
  const line = orders.find(({ id }) => id === sale.remoteId)?.line_items[position];
  return line !== undefined && !products.some(({ id }) => id === (line.variation_id || line.product_id));
}

export const finalSalesTakeTheirGoods: Invariant = {
  rule: "a final sale has taken what was sold and not returned, a draft nothing",
  check: (snapshot) =>
    snapshot.sales
      // What is out after a refund or a deletion depends on what the order was before.
      .filter(({ isDeleted, remoteStatus }) => !isDeleted && remoteStatus !== "refunded")
      .flatMap((sale) =>
        sale.lines.flatMap((line, position) => {
          if (isOfDeletedGoods(snapshot, sale, position)) return [];
          const taken = sale.taken[line.sku] ?? 0;
          const { least, most } = sale.isFinal ? outOf(line) : { least: 0, most: 0 };
          if (taken >= least && taken <= most) return [];
          return [`order ${sale.remoteId} has taken ${taken} ${line.sku}, which should be ${least} to ${most}`];
        }),
      ),
};

/** What the stores of the location have taken of a thing for orders beyond what their sales take. */
function reservedInAll({ elsewhere = [], ...snapshot }: Snapshot, sku: string): number {
  return [snapshot, ...elsewhere].reduce((sum, one) => {
    const linkedId = one.goods.find((thing) => thing.sku === sku)?.linkedId ?? null;
    return linkedId === null ? sum : sum + reservedFor(one, { sku, linkedId });
  }, 0);
}

function reservedFor(snapshot: Snapshot, thing: { sku: string; linkedId: number }): number {
  return snapshot.orders.filter(isListed).reduce((sum, order) => sum + reservedBy(order, snapshot, thing), 0);
}

function reservedBy(
  order: OrderRecord,
  { sales, products }: Snapshot,
  { sku, linkedId }: { sku: string; linkedId: number },
): number {
  const sale = sales.find(({ remoteId }) => remoteId === order.id);
  if (!sale || sale.isDeleted) return 0;
  return reducedOf(order).reduce((sum, { productId, units }, position) => {
    const line = sale.lines[position];
    // A product that was made again has another id than the lines of earlier orders, whose goods are still to go out.
    const isGone = !products.some(({ id }) => id === productId);
    if (productId !== linkedId && !(isGone && line?.sku === sku)) return sum;
    if (sale.isFinal) return sum + Math.max(0, units - ((line?.quantity ?? 0) - (line?.backInStore ?? 0)));
    return order.status === "refunded" ? sum : sum + units;
  }, 0);
}

export const bothSidesOfferTheSame: Invariant = {
  rule: "the store offers the level, less what it has reserved",
  check: (snapshot) =>
    snapshot.goods
      .filter(({ isOnSale }) => isOnSale)
      .flatMap(({ sku, level, linkedId }) => {
        const product = snapshot.products.find(({ id }) => id === linkedId);
        if (!product) return [];
        const reserved = reservedInAll(snapshot, sku);
        const offered = product.stock_quantity ?? Number.NaN;
        if (offered === level - reserved) return [];
        return [`${sku}: the store offers ${offered}; the POS has ${level}, ${reserved} reserved`];
      }),
};
