import { type Invariant, isListed, type SaleView, type Snapshot } from "./snapshot";

/** The statuses whose goods are sold; the default table of the order settings. */
const SOLD = ["processing", "completed"];

function salesOf({ sales }: Snapshot, remoteId: number): SaleView[] {
  return sales.filter((sale) => sale.remoteId === remoteId);
}

export const oneSaleEach: Invariant = {
  rule: "each order of the store is exactly one sale",
  check: (snapshot) =>
    snapshot.orders.filter(isListed).flatMap(({ id, status }) => {
      const count = salesOf(snapshot, id).filter((sale) => !sale.isDeleted).length;
      return count === 1 ? [] : [`order ${id} (${status}) is ${count} sales`];
    }),
};

export const latestState: Invariant = {
  rule: "each sale has the latest state of its order",
  check: (snapshot) =>
    snapshot.orders.filter(isListed).flatMap((order) =>
      salesOf(snapshot, order.id).flatMap((sale) => {
        const total = order.line_items.reduce((sum, line) => sum + Number(line.total), 0);
        const quantities = order.line_items.map(({ quantity }) => quantity).join();
        const sold = sale.lines.map(({ quantity }) => quantity).join();
        const isSold = SOLD.includes(order.status);
        return [
          ...(sale.remoteStatus === order.status
            ? []
            : [`order ${order.id} is ${order.status}, its sale says ${sale.remoteStatus}`]),
          ...(sale.total === total ? [] : [`order ${order.id} costs ${total}, its sale ${sale.total}`]),
          ...(sold === quantities ? [] : [`order ${order.id} is for ${quantities}, its sale for ${sold}`]),
          ...(sale.isInConflict ? [`order ${order.id} is in conflict`] : []),
          ...(isSold === sale.isFinal || (isSold && sale.isWaitingForStock)
            ? []
            : [`order ${order.id} is ${order.status}, its sale is ${sale.isFinal ? "final" : "a draft"}`]),
        ];
      }),
    ),
};

export const deletedAreMarked: Invariant = {
  rule: "a sale whose order is deleted is marked, and no other",
  check: (snapshot) => {
    const listed = new Set(snapshot.orders.filter(isListed).map(({ id }) => id));
    return snapshot.sales.flatMap(({ remoteId, isDeleted }) => {
      if (isDeleted === !listed.has(remoteId)) return [];
      return [
        `order ${remoteId} is ${isDeleted ? "in the store, and its sale deleted" : "not in the store, and its sale not deleted"}`,
      ];
    });
  },
};

export const noneWaitsForStockInVain: Invariant = {
  rule: "no sale waits for stock that is there",
  check: ({ sales, goods }) =>
    sales
      .filter((sale) => sale.isWaitingForStock)
      .flatMap((sale) => {
        const isMissing = sale.lines.some(
          ({ sku, quantity }) => (goods.find((thing) => thing.sku === sku)?.level ?? 0) < quantity,
        );
        return isMissing ? [] : [`order ${sale.remoteId} waits although its goods are there`];
      }),
};
