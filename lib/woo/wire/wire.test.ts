import { describe, expect, test } from "vitest";
import type { ZodType } from "zod";
import bodies from "../fixtures/bodies.json";
import deliveries from "../fixtures/deliveries.json";
import { wooCustomerSchema } from "./customer";
import { wooOrderSchema } from "./order";
import { wooRefundSchema } from "./refund";
import { settingValue, wooCurrencySchema, wooSettingSchema, wooSystemStatusSchema } from "./store-settings";
import { wooTaxClassSchema, wooTaxRateSchema } from "./tax";
import { wooWebhookSchema } from "./webhook";

/** The others are in resources/catalogue.test.ts. */
type Kind = Exclude<keyof typeof bodies, "category" | "product" | "attribute" | "attributeTerm" | "variation">;

const SCHEMAS: Record<Kind, ZodType> = {
  setting: wooSettingSchema,
  taxClass: wooTaxClassSchema,
  taxRate: wooTaxRateSchema,
  webhook: wooWebhookSchema,
  order: wooOrderSchema,
  refund: wooRefundSchema,
  currency: wooCurrencySchema,
  customer: wooCustomerSchema,
  systemStatus: wooSystemStatusSchema,
};

describe("every recorded body has the shape", () => {
  const cases = Object.entries(SCHEMAS).flatMap(([kind, schema]) =>
    bodies[kind as Kind].map(({ name, body }) => ({ kind, name, body, schema })),
  );
  test.each(cases)("$kind $name", ({ body, schema }) => {
    expect(schema.safeParse(body)).toMatchObject({ success: true });
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

  test("a tax rate the store could not make has id 0", () => {
    expect(wooTaxRateSchema.parse(bodyOf("taxRate", "tax.create.bad"))).toMatchObject({ id: 0, rate: "" });
  });

  test("settings by id", () => {
    const settings = bodies.setting.map(({ body }) => wooSettingSchema.parse(body));
    expect(settingValue(settings, "woocommerce_weight_unit")).toBe("lbs");
    expect(settingValue(settings, "no_such_setting")).toBe("");
  });
});
