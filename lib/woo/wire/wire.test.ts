import { describe, expect, test } from "vitest";
import type { ZodType } from "zod";
import bodies from "../fixtures/bodies.json";
import deliveries from "../fixtures/deliveries.json";
import { wooAttributeSchema, wooAttributeTermSchema } from "./attribute";
import { wooCategorySchema } from "./category";
import { wooCustomerSchema } from "./customer";
import { wooOrderSchema } from "./order";
import { wooProductSchema } from "./product";
import { wooRefundSchema } from "./refund";
import { settingValue, wooCurrencySchema, wooSettingSchema, wooSystemStatusSchema } from "./store-settings";
import { wooTaxClassSchema, wooTaxRateSchema } from "./tax";
import { wooVariationSchema } from "./variation";
import { wooWebhookSchema } from "./webhook";

const SCHEMAS: Record<keyof typeof bodies, ZodType> = {
  setting: wooSettingSchema,
  taxClass: wooTaxClassSchema,
  taxRate: wooTaxRateSchema,
  category: wooCategorySchema,
  product: wooProductSchema,
  attribute: wooAttributeSchema,
  attributeTerm: wooAttributeTermSchema,
  variation: wooVariationSchema,
  webhook: wooWebhookSchema,
  order: wooOrderSchema,
  refund: wooRefundSchema,
  currency: wooCurrencySchema,
  customer: wooCustomerSchema,
  systemStatus: wooSystemStatusSchema,
};

describe("every recorded body has the shape", () => {
  const cases = Object.entries(bodies).flatMap(([kind, recordings]) =>
    recordings.map(({ name, body }) => ({ kind: kind as keyof typeof bodies, name, body })),
  );
  test.each(cases)("$kind $name", ({ kind, body }) => {
    expect(SCHEMAS[kind].safeParse(body)).toMatchObject({ success: true });
  });

  const orders = deliveries.filter(({ rawBody }) => rawBody.includes('"line_items"'));
  test.each(orders)("delivery $topic $signature", ({ rawBody }) => {
    expect(wooOrderSchema.safeParse(JSON.parse(rawBody))).toMatchObject({ success: true });
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

  test("a line whose product is gone is a line all the same", () => {
    const order = wooOrderSchema.parse(bodyOf("order", "order.create.unknown-product"));
    expect(order.line_items[0]).toMatchObject({ product_id: 0, sku: "", parent_name: "" });
  });

  test("refund lines are negative", () => {
    const refund = wooRefundSchema.parse(bodyOf("refund", "refund.create.partial"));
    expect(refund).toMatchObject({ amount: "2.75", line_items: [{ quantity: "-1", total: "-2.75" }] });
  });

  test("stock that is not managed is null, prices that are not set are empty", () => {
    const product = wooProductSchema.parse(bodyOf("product", "product.create.price-garbage"));
    expect(product).toMatchObject({ stock_quantity: null, manage_stock: false, regular_price: "" });
  });

  test("manage_stock of a variation may be the word parent", () => {
    const body = bodyOf("variation", "variation.batch.create") as object;
    expect(wooVariationSchema.parse({ ...body, manage_stock: "parent" }).manage_stock).toBe("parent");
    expect(wooVariationSchema.parse(body).manage_stock).toBe(true);
  });

  test("a tax rate the store could not make has id 0", () => {
    expect(wooTaxRateSchema.parse(bodyOf("taxRate", "tax.create.bad"))).toMatchObject({ id: 0, rate: "" });
  });

  test("settings by id", () => {
    const settings = bodies.setting.map(({ body }) => wooSettingSchema.parse(body));
    expect(settingValue(settings, "woocommerce_weight_unit")).toBe("lbs");
    expect(settingValue(settings, "no_such_setting")).toBe("");
  });

  test("what plugins do: numbers for texts, missing lists, extra fields", () => {
    const body = bodyOf("product", "product.create.simple") as object;
    const odd = { ...body, regular_price: 2.5, meta_data: undefined, images: null, stock_quantity: 1.5, extra: {} };
    expect(wooProductSchema.parse(odd)).toMatchObject({
      regular_price: "2.5",
      meta_data: [],
      images: [],
      stock_quantity: "1.5",
    });
  });

  test("an answer to _fields is read with a pick", () => {
    const schema = wooProductSchema.pick({ id: true, stock_quantity: true });
    expect(schema.parse({ id: 1, stock_quantity: 3 })).toEqual({ id: 1, stock_quantity: "3" });
  });
});
