import type { OrderRecord, ProductRecord } from "@/e2e/sandbox/state";

/** One thing on sale as the POS has it, in whole units. */
export type GoodsView = {
  sku: string;
  level: number;
  /** The sum of its movements. */
  ledger: number;
  /** Whether it is offered in the store. */
  isOnSale: boolean;
  /** The store's id of the product or variation that it is linked with. */
  linkedId: number | null;
};

/** One line of an order's sale, in whole units. */
export type LineView = {
  sku: string;
  quantity: number;
  /** Restocked by returns at the till, and by refunds in the store. */
  backAtTill: number;
  backInStore: number;
};

/** The sale of an order. */
export type SaleView = {
  remoteId: number;
  isDeleted: boolean;
  isInConflict: boolean;
  remoteStatus: string;
  isFinal: boolean;
  isWaitingForStock: boolean;
  total: number;
  /** SKU → units that the sale has taken, according to the ledger. */
  taken: Readonly<Record<string, number>>;
  lines: readonly LineView[];
};

/** What waits in the POS. */
export type WaitingView = {
  activeRuns: number;
  /** Jobs that are ready or locked, and jobs whose attempts are used up. */
  readyJobs: readonly string[];
  exhaustedJobs: readonly string[];
  queuedDeliveries: number;
  orderFailures: readonly string[];
  syncFailures: readonly string[];
  decisions: number;
  faultCode: string | null;
};

/** What the rules need of a product of the store. */
export type ListedProduct = Pick<
  ProductRecord,
  "id" | "sku" | "name" | "type" | "status" | "parent_id" | "stock_quantity"
>;

/** Both sides at one moment at which nothing happens. */
export type Snapshot = {
  goods: readonly GoodsView[];
  /** The SKUs of the POS's variable products, which the store has beside those of their variations. */
  parentSkus: readonly string[];
  sales: readonly SaleView[];
  waiting: WaitingView;
  orders: readonly OrderRecord[];
  products: readonly ListedProduct[];
  /** The other stores that sell from the same location, at the same moment. */
  elsewhere?: readonly Snapshot[];
};

/** A rule that holds whenever the dust has settled. `check` returns a sentence for each breach. */
export type Invariant = { rule: string; check: (snapshot: Snapshot) => string[] };

/** Whether the store has an order in its lists. */
export const isListed = (order: OrderRecord): boolean => order.status !== "trash";

/** Units of a line that the store has taken off its stock and not put back. */
export function reducedOf(order: OrderRecord): { productId: number; units: number }[] {
  return order.line_items.map((line) => ({
    productId: line.variation_id || line.product_id,
    units: Number(line.meta.find(({ key }) => key === "_reduced_stock")?.value ?? 0),
  }));
}
