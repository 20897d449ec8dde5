import { Decimal } from "decimal.js";
import { afterAll, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { makeUpOrders, MARKETS } from "@/lib/testing/made-up-orders";
import { loadRecordedOrders } from "@/lib/testing/recorded-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { wooOrderSchema, type WooOrder } from "@/lib/woo/resources/orders";
import type { WooClient } from "@/lib/woo/woo-client";
import { importOrder, importOrderById } from "./import-order";
import type { ImportSource } from "./import-source";

const testDb = useTestDb();
const sandbox = useSandbox();

type Compared = {
  order: string;
  currency: string;
  orderTotal: string;
  saleTotal: string;
  linesAndTaxes: string;
  roundingLine: string;
  isEqual: boolean;
};
const HEAD = ["order", "currency", "orderTotal", "saleTotal", "linesAndTaxes", "roundingLine", "isEqual"] as const;
const table: Compared[] = [];

afterAll(async () => {
  // ORDER_TOTALS=1 npm run test:db -- order-totals
  const rows = process.env.ORDER_TOTALS
    ? [HEAD, ...table.map((row) => HEAD.map((name) => String(row[name])))].map((cells) => cells.join("\t"))
    : [];
  const isEqual = table.filter((row) => row.isEqual).length;
  const isRounded = table.filter((row) => row.roundingLine !== "0").length;
  process.stdout.write(
    `${[...rows, `order totals: ${table.length} compared, ${isEqual} equal, ${isRounded} with a rounding line`].join("\n")}\n`,
  );
});

function newHarness(currency = "USD"): Promise<Harness> {
  return createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { currency });
}

function sourceOf(h: Harness, client?: WooClient): ImportSource {
  return { db: h.db, store: h.store, client: client ?? h.deps.openClient(h.store) };
}

async function compare(h: Harness, name: string, order: WooOrder, saleId: number): Promise<Compared> {
  const sale = await h.db.sale.findUniqueOrThrow({
    where: { id: saleId },
    include: { lines: { include: { taxes: true } } },
  });
  const linesAndTaxes = sale.lines.reduce(
    (sum, line) => sum.plus(line.total.toFixed()).plus(line.taxTotal.toFixed()),
    new Decimal(0),
  );
  const total = new Decimal(order.total);
  const saleTotal = new Decimal(sale.total.toFixed());
  const row = {
    order: name,
    currency: order.currency,
    orderTotal: order.total,
    saleTotal: saleTotal.toFixed(),
    linesAndTaxes: linesAndTaxes.toFixed(),
    roundingLine: sale.rounding.toFixed(),
    isEqual: saleTotal.equals(total) && linesAndTaxes.equals(total),
  };
  table.push(row);
  return row;
}

/** The largest difference between singly rounded lines and a total rounded once: half a unit per line and tax. */
function mostRounding(order: WooOrder): Decimal {
  const decimals = order.total.split(".")[1]?.length ?? 0;
  const parts =
    [...order.line_items, ...order.shipping_lines, ...order.fee_lines].length * 2 + order.tax_lines.length * 2;
  return new Decimal(10).pow(-decimals).div(2).times(parts);
}

test("every recorded order of a real store", async () => {
  const h = await newHarness();
  const recorded = loadRecordedOrders();
  expect(recorded.length).toBeGreaterThan(25);
  for (const [index, { name, order, refunds }] of recorded.entries()) {
    // Each recorded state counts as an order of its own; a trashed state would only mark the sale as deleted.
    const own = { ...order, id: 100_000 + index, status: order.status === "trash" ? "processing" : order.status };
    const client = {
      get: (path: string, _query: object, schema: { parse: (value: unknown) => unknown }) =>
        Promise.resolve({
          data: schema.parse(path.endsWith("/refunds") ? refunds : []),
          total: undefined,
          totalPages: 1,
        }),
    } as unknown as WooClient;
    const result = await importOrder(sourceOf(h, client), own, { isManual: true });
    expect(result.outcome, name).toBe("created");
    const row = await compare(h, `${name} #${order.id}`, own, result.saleId ?? 0);
    expect(row, name).toMatchObject({ isEqual: true });
    expect(new Decimal(row.roundingLine).abs().lte(mostRounding(own)), `${name}: ${row.roundingLine}`).toBe(true);
  }
});

test.each(MARKETS.map((market, index) => ({ ...market, seed: 20_260 + index })))(
  "made-up orders: $currency, prices with tax $pricesIncludeTax, compound $isCompound, rounded at subtotal $isRoundedAtSubtotal",
  async ({ seed, ...market }) => {
    sandbox().reset();
    const h = await newHarness(market.currency);
    const source = sourceOf(h);
    const ids = await makeUpOrders(sandbox(), source.client, market, { seed, count: 10 });
    for (const id of ids) {
      const result = await importOrderById(source, id);
      expect(result.outcome).toBe("created");
      const order = (await source.client.get(`orders/${id}`, {}, wooOrderSchema)).data;
      expect(order.currency).toBe(market.currency);
      const row = await compare(h, `${market.currency} ${id}`, order, result.saleId ?? 0);
      expect(row).toMatchObject({ isEqual: true });
      // Lines that the store rounded singly explain its total to the last unit.
      if (market.isRoundedAtSubtotal)
        expect(new Decimal(row.roundingLine).abs().lte(mostRounding(order)), row.roundingLine).toBe(true);
      else expect(row.roundingLine).toBe("0");
      const sale = await h.db.sale.findUniqueOrThrow({ where: { id: result.saleId ?? 0 }, include: { returns: true } });
      const refunded = order.refunds.reduce((sum, refund) => sum.plus(refund.total), new Decimal(0)).abs();
      expect(sale.refundedTotal.toFixed()).toBe(refunded.toFixed());
      expect(sale.returns).toHaveLength(order.refunds.length);
    }
  },
);
