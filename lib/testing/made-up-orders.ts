import { z } from "zod";
import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import type { WooClient } from "@/lib/woo/woo-client";
import { createRandom } from "./seeded-random";

export type Market = {
  currency: string;
  decimals: number;
  pricesIncludeTax: boolean;
  isCompound: boolean;
  isRoundedAtSubtotal: boolean;
};

/** Two, none and three decimals, prices with and without tax, plain and compound taxes, rounded line by line and at the subtotal. */
export const MARKETS: readonly Market[] = ["USD", "JPY", "KWD"].flatMap((currency, index) =>
  [false, true].flatMap((pricesIncludeTax) =>
    [false, true].map((isRoundedAtSubtotal) => ({
      currency,
      decimals: [2, 0, 3][index] ?? 2,
      pricesIncludeTax,
      isCompound: pricesIncludeTax === (index !== 1),
      isRoundedAtSubtotal,
    })),
  ),
);

const answerSchema = z.looseObject({ id: z.number() });
const orderSchema = z.looseObject({
  id: z.number(),
  total: z.string(),
  line_items: z.array(
    z.looseObject({
      id: z.number(),
      quantity: z.number(),
      total: z.string(),
      taxes: z.array(z.object({ id: z.number(), total: z.string() })),
    }),
  ),
});

/**
 * Sets up a shop of that market in the sandbox and places `count` orders of several lines, with discounts on a line,
 * coupons of all kinds, shipping, taxed and untaxed fees, and partial and full refunds. Returns the orders' ids.
 */
export async function makeUpOrders(
  sandbox: SandboxStore,
  client: WooClient,
  market: Market,
  { seed, count }: { seed: number; count: number },
): Promise<number[]> {
  const { int, chance } = createRandom(seed);
  const amount = (from: number, to: number) =>
    ((int(from * 1_000, to * 1_000) / 1_000) * (market.decimals === 0 ? 100 : 1)).toFixed(market.decimals);
  const create = async (path: string, body: object) => (await client.post(path, body, answerSchema)).data.id;

  sandbox.setSetting("woocommerce_currency", market.currency);
  sandbox.setSetting("woocommerce_price_num_decimals", String(market.decimals));
  sandbox.setSetting("woocommerce_prices_include_tax", market.pricesIncludeTax ? "yes" : "no");
  sandbox.setSetting("woocommerce_calc_taxes", "yes");
  sandbox.setSetting("woocommerce_tax_round_at_subtotal", market.isRoundedAtSubtotal ? "yes" : "no");
  for (const [name, rate, taxClass, priority, compound] of [
    ["State", "7.2500", "standard", 1, false],
    ["City", "1.3750", "standard", 2, market.isCompound],
    ["Low", "5.5000", "reduced-rate", 1, false],
  ] as const)
    await create("taxes", {
      country: "US",
      state: "CA",
      rate,
      name,
      class: taxClass,
      priority,
      compound,
      shipping: taxClass === "standard",
    });
  const skus: string[] = [];
  for (let index = 0; index < 8; index += 1) {
    const sku = `MADE-${market.currency}-${seed}-${index}`;
    const tax = index % 4 === 3 ? { tax_status: "none" } : { tax_class: index % 3 === 1 ? "reduced-rate" : "" };
    await create("products", { name: sku, sku, regular_price: amount(1, 80), ...tax });
    skus.push(sku);
  }
  const coupons = [`percent${seed}`, `cart${seed}`, `product${seed}`];
  for (const [index, discount_type] of ["percent", "fixed_cart", "fixed_product"].entries()) {
    await create("coupons", {
      code: coupons[index],
      discount_type,
      amount: discount_type === "percent" ? "12.5" : market.decimals === 0 ? "120" : "1.37",
    });
  }

  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const line_items = Array.from({ length: int(1, 5) }, () => ({
      sku: skus[int(0, skus.length - 1)],
      quantity: int(1, 7),
    }));
    const { data: order } = await client.post(
      "orders",
      {
        currency: market.currency,
        status: chance(0.8) ? "processing" : "completed",
        set_paid: chance(0.7),
        payment_method: chance(0.5) ? "stripe" : "cod",
        payment_method_title: "Card",
        customer_id: 0,
        billing: {
          first_name: "Made",
          last_name: `Up ${index}`,
          email: `buyer-${seed}-${index % 4}@example.test`,
          country: "US",
          state: "CA",
          city: "Los Angeles",
          postcode: "90001",
        },
        line_items,
        shipping_lines: chance(0.6)
          ? [{ method_id: "flat_rate", method_title: "Flat rate", total: amount(2, 15) }]
          : [],
        fee_lines: chance(0.3)
          ? [{ name: "Wrapping", total: amount(1, 4), tax_status: chance(0.5) ? "taxable" : "none", tax_class: "" }]
          : [],
        coupon_lines: chance(0.4) ? [{ code: coupons[int(0, 2)] }] : [],
      },
      orderSchema,
    );
    // A line with a manual discount: its total is below its subtotal.
    const first = order.line_items[0];
    if (first && chance(0.25))
      await client.put(`orders/${order.id}`, { line_items: [{ id: first.id, total: amount(0, 1) }] }, answerSchema);
    if (first && chance(0.3)) {
      const current = (await client.get(`orders/${order.id}`, {}, orderSchema)).data;
      const line = current.line_items[0];
      const isWhole = chance(0.4);
      const body =
        isWhole || !line
          ? { amount: current.total, api_refund: false, api_restock: false }
          : {
              api_refund: false,
              api_restock: chance(0.5),
              line_items: [
                {
                  id: line.id,
                  quantity: 1,
                  refund_total: line.total,
                  refund_tax: line.taxes.map((tax) => ({ id: tax.id, refund_total: tax.total })),
                },
              ],
            };
      await client.post(`orders/${order.id}/refunds`, body, answerSchema);
    }
    ids.push(order.id);
  }
  return ids;
}
