import { describe, expect, test } from "vitest";
import type { ZodType } from "zod";
import bodies from "../fixtures/bodies.json";
import deliveries from "../fixtures/deliveries.json";
import { findOrderId, readDelivery } from "./deliveries";
import { wooOrderSchema } from "./orders";
import { wooRefundSchema } from "./refunds";
import { settingValue, wooSettingSchema, wooSystemStatusSchema } from "./settings";
import { wooTaxClassSchema, wooTaxRateSchema } from "./taxes";
import { wooWebhookSchema } from "./webhooks";

const SCHEMAS = {
  setting: wooSettingSchema,
  taxClass: wooTaxClassSchema,
  taxRate: wooTaxRateSchema,
  webhook: wooWebhookSchema,
  order: wooOrderSchema,
  refund: wooRefundSchema,
  systemStatus: wooSystemStatusSchema,
} satisfies Partial<Record<keyof typeof bodies, ZodType>>;

describe("every recorded body has the shape", () => {
  const kinds = Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[];
  const cases = kinds.flatMap((kind) => bodies[kind].map(({ name, body }) => ({ kind, name, body })));
  test.each(cases)("$kind $name", ({ kind, body }) => {
    expect(SCHEMAS[kind].safeParse(body)).toMatchObject({ success: true });
  });

  const orders = deliveries.filter(({ rawBody }) => rawBody.includes('"line_items"'));
  test.each(orders)("delivery $topic $signature", ({ rawBody }) => {
    const body = Buffer.from(rawBody);
    expect(readDelivery(body, false)).toMatchObject({ kind: "order", order: { id: findOrderId(body) } });
  });
});

function bodyOf(kind: keyof typeof bodies, name: string): unknown {
  const list: readonly { name: string; body: unknown }[] = bodies[kind];
  return list.find((recording) => recording.name === name)?.body;
}

describe("what is read from them", () => {
  test("numbers of an order line become decimal strings", () => {
    const order = wooOrderSchema.parse(bodyOf("order", "order.create.processing"));
    expect(order.line_items[0]).toMatchObject({ quantity: "2", price: "2.75", subtotal: "5.50", sku: "POS-ESP" });
    expect(order.tax_lines[0]).toMatchObject({ rate_percent: "5", tax_total: "0.28" });
  });

  test("a line whose product is missing in the store is still read", () => {
    const order = wooOrderSchema.parse(bodyOf("order", "order.create.unknown-product"));
    expect(order.line_items[0]).toMatchObject({ product_id: 0, sku: "", parent_name: "" });
  });

  test("refund lines are negative", () => {
    const refund = wooRefundSchema.parse(bodyOf("refund", "refund.create.partial"));
    expect(refund).toMatchObject({ amount: "2.75", line_items: [{ quantity: "-1", total: "-2.75" }] });
  });

  test("a tax rate that the store could not create has id 0", () => {
    expect(wooTaxRateSchema.parse(bodyOf("taxRate", "tax.create.bad"))).toMatchObject({ id: 0, rate: "" });
  });

  test("settings by id", () => {
    const settings = bodies.setting.map(({ body }) => wooSettingSchema.parse(body));
    expect(settingValue(settings, "woocommerce_weight_unit")).toBe("lbs");
    expect(settingValue(settings, "no_such_setting")).toBe("");
  });

  test.each([
    ['{"id":21}', true, { kind: "deleted", orderId: 21 }],
    ['{"code":"woocommerce_rest_shop_order_invalid_id","message":"Invalid ID."}', false, { kind: "missing" }],
  ])("a delivery of %s", (body, isDeletion, expected) => {
    expect(readDelivery(Buffer.from(body), isDeletion)).toEqual(expected);
  });

  test.each(["no JSON", "{}", '{"id":0}', "null"])("a delivery of %s is no order and names none", (body) => {
    expect(() => readDelivery(Buffer.from(body), false)).toThrow(/^unexpected_shape/);
    expect(findOrderId(Buffer.from(body))).toBeNull();
  });
});
