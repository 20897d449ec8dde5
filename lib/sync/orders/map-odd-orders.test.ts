import fc from "fast-check";
import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { mutatedOrder } from "@/lib/testing/mutated-orders";
import { loadOddOrders } from "@/lib/testing/odd-orders";
import { loadRecordedBodies } from "@/lib/testing/recorded-orders";
import { readOrder } from "@/lib/woo/resources/orders";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { mapOrder, type OrderContext } from "./map-order";
import type { OrderDraft } from "./order-draft";
import { storedDraftSchema } from "./order-draft-schema";

const CONTEXT: OrderContext = {
  settings: orderSettingsSchema.parse({}),
  variationByRemoteId: new Map(),
  stockReadAt: new Map(),
  variationBySku: new Map(),
  taxRateByRemoteId: new Map([[1, 10]]),
  currency: "USD",
};

const map = (body: unknown) => mapOrder(readOrder(body), [], CONTEXT);
const odd = (note: string, values: object = {}) => {
  const body = loadOddOrders().find((order) => order["customer_note"] === note);
  if (!body) throw new Error(`no odd order "${note}"`);
  return map({ ...body, ...values });
};

function linesAndTaxes({ lines }: OrderDraft): string {
  return lines.reduce((sum, line) => sum.plus(line.total).plus(line.taxTotal), new Decimal(0)).toFixed();
}

describe("odd orders", () => {
  test("each is read, and its lines add up to its total", () => {
    const orders = loadOddOrders();
    expect(orders).toHaveLength(14);
    for (const order of orders) {
      const draft = map(order);
      expect(draft.totals.total, String(order["customer_note"])).toBe("72");
      expect(linesAndTaxes(draft)).toBe("72");
      expect(draft.lines).toMatchObject([{ name: "Goods", quantity: "1", total: "60.00", taxTotal: "12.00" }]);
    }
  });

  test("addresses, flags and numbers where text belongs are read as text or as empty", () => {
    expect(odd("addresses as []")).toMatchObject({
      customer: { name: "", email: null, phone: null },
      billing: { city: "" },
      shipping: { city: "" },
    });
    expect(odd("odd scalars")).toMatchObject({
      customer: { name: "O", email: null, phone: null },
      billing: { postcode: "90210", email: "", phone: "" },
    });
    expect(odd("number as number").number).toBe("4711");
  });

  test("lists printed as objects and ids printed as text are read", () => {
    expect(odd("taxes keyed").lines[0]?.taxes).toMatchObject([{ taxRateId: 10, label: "VAT", amount: "12.00" }]);
    expect(odd("ids as text").lines[0]).toMatchObject({
      remoteLineId: 9100,
      taxes: [{ taxRateId: null, remoteRateId: null, label: "VAT", percent: "20", amount: "12.00" }],
    });
  });

  test("two taxes under rate id 0 stay two, with labels of their own", () => {
    expect(odd("unmapped zero rates").lines[0]?.taxes).toMatchObject([
      { label: "Tax A", amount: "7.00" },
      { label: "Tax B", amount: "5.00" },
    ]);
    const unlabelled = odd("unmapped zero rates", { tax_lines: [] });
    expect(unlabelled.lines[0]?.taxes.map(({ label, amount }) => [label, amount])).toEqual([
      ["Tax", "7.00"],
      ["Tax 2", "5.00"],
    ]);
  });

  test("U+0000 is removed, letters of four bytes stay", () => {
    const draft = odd("<b>x</b> &amp; 👩‍👩‍👧 \u0000 y");
    expect(draft.customerNote).toBe("<b>x</b> &amp; 👩‍👩‍👧  y");
    expect(draft.billing.lastName).toBe("𝓯𝓪𝓷𝓬𝔂");
  });
});

describe("a total that the lines do not explain", () => {
  test("is a payment by gift card or credit where the store charged less", () => {
    expect(odd("gift card reduces total")).toMatchObject({
      payments: [
        { method: "online", label: "Card", amount: "22.00" },
        { method: "gift_card", label: "gift_card", amount: "50" },
      ],
      totals: { total: "72", rounding: "0" },
    });
    const unpaid = odd("gift card pays all", { date_paid: null, date_paid_gmt: null, status: "pending" });
    expect(unpaid).toMatchObject({ payments: [{ method: "gift_card", amount: "72" }], totals: { total: "72" } });
  });

  test.each([
    ["72.01", "0.01", false],
    ["71.97", "-0.03", false],
    ["73.00", "1", true],
    [73, "1", true],
  ])("total %s: rounding %s, flagged %s", (total, rounding, isFlagged) => {
    const draft = odd("number as number", { total });
    expect(draft.lines.at(-1)).toMatchObject({ kind: "rounding", total: rounding, isFlagged });
    expect(draft.payments).toHaveLength(1);
  });

  test("is none where the total cannot be read", () => {
    expect(odd("number as number", { total: [] })).toMatchObject({ totals: { total: "72", rounding: "0" } });
  });
});

test("an order is mapped whatever shape its fields have", () => {
  const bodies = [...loadRecordedBodies(), ...loadOddOrders()];
  fc.assert(
    fc.property(mutatedOrder(bodies), (body) => {
      const draft = map(body);
      const stored = JSON.stringify(draft);
      expect(storedDraftSchema.parse(JSON.parse(stored))).toEqual(draft);
      expect(stored).not.toMatch(/\\u0000|\\ud83d/);
      expect(linesAndTaxes(draft)).toBe(new Decimal(draft.totals.total).toFixed());
      const paid = draft.payments.filter(({ method }) => method === "gift_card");
      for (const { amount } of paid) expect(new Decimal(amount).isPositive()).toBe(true);
    }),
    { numRuns: 600 },
  );
});
