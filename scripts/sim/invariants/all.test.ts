import { describe, expect, test } from "vitest";
import type { OrderRecord } from "@/e2e/sandbox/state";
import { findBreaches, INVARIANTS } from "./all";
import type { GoodsView, ListedProduct, SaleView, Snapshot, WaitingView } from "./snapshot";

const MUG: GoodsView = { sku: "MUG", level: 8, ledger: 8, isOnSale: true, linkedId: 10 };

const SALE: SaleView = {
  remoteId: 20,
  isDeleted: false,
  isInConflict: false,
  remoteStatus: "processing",
  isFinal: true,
  isWaitingForStock: false,
  total: 20,
  taken: { MUG: 2 },
  lines: [{ sku: "MUG", quantity: 2, backAtTill: 0, backInStore: 0 }],
};

const QUIET: WaitingView = {
  activeRuns: 0,
  readyJobs: [],
  exhaustedJobs: [],
  queuedDeliveries: 0,
  orderFailures: [],
  syncFailures: [],
  decisions: 0,
  faultCode: null,
};

function orderOf(values: Partial<OrderRecord> = {}): OrderRecord {
  const line = {
    id: 1,
    name: "Mug",
    product_id: 10,
    variation_id: 0,
    quantity: 2,
    tax_class: "",
    subtotal: "20",
    total: "20",
    taxes: [],
    meta: [{ id: 1, key: "_reduced_stock", value: "2" }],
  };
  const lists = { shipping_lines: [], fee_lines: [], coupon_lines: [], tax_lines: [], refund_ids: [], meta: [] };
  const texts = {
    payment_method: "",
    payment_method_title: "",
    transaction_id: "",
    created_via: "",
    customer_note: "",
  };
  return {
    id: 20,
    status: "processing",
    currency: "USD",
    prices_include_tax: false,
    date_created: "2026-11-29T10:00:00",
    date_modified: "2026-11-29T10:00:00",
    date_completed: null,
    date_paid: null,
    customer_id: 0,
    order_key: "wc_order_1",
    billing: {},
    shipping: {},
    line_items: [line],
    is_counted_as_sold: true,
    ...texts,
    ...lists,
    ...values,
  };
}

const MUG_IN_STORE: ListedProduct = {
  id: 10,
  sku: "MUG",
  name: "Mug",
  type: "simple",
  status: "publish",
  parent_id: 0,
  stock_quantity: 8,
};

function snapshotOf(values: Partial<Snapshot> = {}): Snapshot {
  return {
    goods: [MUG],
    parentSkus: ["TEE"],
    sales: [SALE],
    waiting: QUIET,
    orders: [orderOf()],
    products: [MUG_IN_STORE],
    ...values,
  };
}

test("both sides agree", () => {
  expect(findBreaches(snapshotOf())).toEqual([]);
  expect(findBreaches(snapshotOf({ orders: [], sales: [] }))).toEqual([]);
});

test("each rule is a sentence of its own", () => {
  expect(new Set(INVARIANTS.map(({ rule }) => rule)).size).toBe(INVARIANTS.length);
});

describe("a breach is found:", () => {
  const second = { ...MUG_IN_STORE, id: 11 };
  const cases: [string, Partial<Snapshot>][] = [
    ["each order of the store is exactly one sale", { sales: [] }],
    ["each order of the store is exactly one sale", { sales: [SALE, SALE] }],
    ["each sale has the latest state of its order", { orders: [orderOf({ status: "completed" })] }],
    ["each sale has the latest state of its order", { sales: [{ ...SALE, total: 10 }] }],
    ["each sale has the latest state of its order", { sales: [{ ...SALE, isFinal: false, taken: {} }] }],
    ["a sale whose order is deleted is marked, and no other", { orders: [] }],
    ["a sale whose order is deleted is marked, and no other", { sales: [{ ...SALE, isDeleted: true }] }],
    ["no sale waits for stock that is there", { sales: [{ ...SALE, isFinal: false, isWaitingForStock: true }] }],
    ["each product on sale is in the store once, and linked with that one", { products: [MUG_IN_STORE, second] }],
    ["each product on sale is in the store once, and linked with that one", { goods: [{ ...MUG, linkedId: 11 }] }],
    [
      "the store has no product that the POS does not know",
      { products: [MUG_IN_STORE, { ...MUG_IN_STORE, id: 11, sku: "" }] },
    ],
    [
      "no variable product is in the store twice",
      {
        products: [
          { ...MUG_IN_STORE, id: 12, sku: "TEE", type: "variable" },
          { ...MUG_IN_STORE, id: 13, sku: "TEE", type: "variable" },
        ],
      },
    ],
    ["the sum of the movements is the level", { goods: [{ ...MUG, ledger: 7 }] }],
    ["a final sale has taken what was sold and not returned, a draft nothing", { sales: [{ ...SALE, taken: {} }] }],
    ["the store offers the level, less what it has reserved", { products: [{ ...MUG_IN_STORE, stock_quantity: 9 }] }],
    ["no run hangs", { waiting: { ...QUIET, activeRuns: 1 } }],
    ["no job waits for ever", { waiting: { ...QUIET, exhaustedJobs: ["stock.push"] } }],
    ["no delivery, failure or decision is left", { waiting: { ...QUIET, orderFailures: ["20 internal"] } }],
    ["the store has no fault", { waiting: { ...QUIET, faultCode: "auth_bad_key" } }],
  ];
  test.each(cases)("%s (%#)", (rule, values) => {
    const found = findBreaches(snapshotOf(values));
    expect(found.filter((breach) => breach.startsWith(`${rule}: `))).not.toEqual([]);
  });

  test("an order of goods that the store no longer names is no breach, unless they are there", () => {
    const sale = { ...SALE, taken: {}, lines: [{ ...SALE.lines[0]!, sku: "" }] };
    const order = orderOf({ line_items: [{ ...orderOf().line_items[0]!, product_id: 9, meta: [] }] });
    expect(findBreaches(snapshotOf({ sales: [sale], orders: [order] }))).toEqual([]);
    expect(findBreaches(snapshotOf({ sales: [sale] }))).not.toEqual([]);
  });

  describe("an unpaid order", () => {
    const unpaid = { ...SALE, remoteStatus: "on-hold", isFinal: false, taken: {} };
    const orders = [orderOf({ status: "on-hold" })];
    const goods = [{ ...MUG, level: 10, ledger: 10 }];

    test("is no breach: the store has reserved its goods", () => {
      expect(findBreaches(snapshotOf({ sales: [unpaid], orders, goods }))).toEqual([]);
    });

    test("still has its goods reserved when their product was deleted and made again", () => {
      const remade = { goods: [{ ...goods[0]!, linkedId: 11 }], products: [{ ...MUG_IN_STORE, id: 11 }] };
      expect(findBreaches(snapshotOf({ sales: [unpaid], orders, ...remade }))).toEqual([]);
      const all = [{ ...MUG_IN_STORE, id: 11, stock_quantity: 10 }];
      expect(findBreaches(snapshotOf({ sales: [unpaid], orders, ...remade, products: all }))).not.toEqual([]);
    });
  });
});
