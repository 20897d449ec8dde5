import { describe, expect, test } from "vitest";
import { MAX_ID } from "@/lib/id-schema";
import type { WooErrorCode } from "./error-codes";
import refusals from "./fixtures/refusals.json";
import { translateAnswer, translateItemError } from "./translate-error";

/** The WooError code of every recorded refusal. */
const EXPECTED: Record<string, WooErrorCode> = {
  "auth.bad-key": "auth_bad_key",
  "auth.bad-secret": "auth_bad_secret",
  "auth.read-only.write": "auth_read_only",
  "auth.read-only.batch": "auth_read_only",
  "tax.class.duplicate": "tax_class_exists",
  "category.create.duplicate": "term_exists",
  "category.bad-parent": "parent_missing",
  "category.delete.soft": "trash_not_supported",
  "product.create.duplicate-sku": "duplicate_sku",
  "product.create.bad-price": "invalid_argument",
  "product.create.bad-image": "image_not_allowed",
  "product.create.bad-type": "invalid_argument",
  "product.create.fractional-stock": "invalid_argument",
  "product.update.missing": "resource_missing",
  "product.update.sku-to-taken": "duplicate_sku",
  "product.list.per-page-101": "invalid_argument",
  "product.batch.101": "batch_too_large",
  "product.get.deleted": "resource_missing",
  "attribute.create.duplicate": "attribute_exists",
  "webhook.create.bad-topic": "webhook_invalid",
  "webhook.create.bad-url": "webhook_invalid",
  "order.create.bad-status": "invalid_argument",
  "order.create.custom-line": "invalid_argument",
  "order.delete.force": "not_found_route",
  "order.get.deleted": "not_found_route",
  "image.update.unknown-id": "image_id_unknown",
  "image.create.unreachable": "image_unreachable",
  "trash.create.same-sku": "sku_in_trash",
  "type.variation.update-through-products": "is_variation",
  "variation.sku-same-as-parent": "duplicate_sku",
  "refund.too-much": "refund_refused",
  "customer.create.duplicate": "email_exists",
  "no-route": "not_found_route",
  "method-not-allowed": "not_found_route",
};

describe("refusals as recorded", () => {
  test.each(refusals)("$name", ({ name, status, body }) => {
    const error = translateAnswer({ status, headers: {}, body });
    expect(error.code).toBe(EXPECTED[name]);
    expect(error.status).toBe(status);
    expect(error.retryable).toBe(false);
    expect(error.answerLost).toBe(false);
  });

  test.each(refusals)("$name as the error of a batch item", ({ name, body }) => {
    expect(translateItemError(body).code).toBe(EXPECTED[name]);
  });

  test("the id that causes the refusal is retained", () => {
    const byName = (wanted: string) => refusals.find(({ name }) => name === wanted)?.body;
    expect(translateItemError(byName("product.create.duplicate-sku")).resourceId).toBe(10);
    expect(translateItemError(byName("category.create.duplicate")).resourceId).toBe(16);
    expect(translateItemError(byName("trash.create.same-sku")).resourceId).toBeUndefined();
  });

  test.each([
    [MAX_ID, MAX_ID],
    [MAX_ID + 1, undefined],
  ])("an id in the way of %d is %s: no column holds a larger one", (given, kept) => {
    const refusal = { code: "product_invalid_sku", message: "", data: { status: 400, resource_id: given } };
    expect(translateItemError(refusal)).toMatchObject({ code: "duplicate_sku", resourceId: kept });
  });

  test("the store's message is plain text", () => {
    const { body } = refusals.find(({ name }) => name === "type.variation.update-through-products") ?? {};
    expect(translateItemError(body).storeMessage).toContain("/products/<product_id>/variations/<id>");
  });
});

describe("what no recording shows", () => {
  const json = (code: string, message = "") => ({ code, message, data: { status: 0 } });
  test.each<[string, number, unknown, WooErrorCode]>([
    ["a key that never arrived", 401, json("woocommerce_rest_cannot_view"), "auth_header_missing"],
    ["a write without a key", 401, json("woocommerce_rest_cannot_create"), "auth_header_missing"],
    ["a key of a user without the right", 403, json("woocommerce_rest_cannot_view"), "forbidden"],
    ["the same for a write", 403, json("woocommerce_rest_cannot_create"), "forbidden"],
    [
      "a basic-auth secret",
      401,
      json("woocommerce_rest_authentication_error", "Consumer secret is invalid."),
      "auth_bad_secret",
    ],
    [
      "a clock that is off",
      401,
      json("woocommerce_rest_authentication_error", "Invalid timestamp."),
      "auth_clock_skew",
    ],
    [
      "a store that speaks Arabic",
      401,
      json("woocommerce_rest_authentication_error", "المفتاح غير صالح"),
      "auth_refused",
    ],
    ["a PHP crash", 500, json("internal_server_error"), "store_error"],
    ["nginx: body too large", 413, undefined, "payload_too_large"],
    ["a rate limit in HTML", 429, undefined, "rate_limited"],
    ["a rate limit in JSON", 429, { error: "slow down" }, "rate_limited"],
    ["maintenance mode", 503, undefined, "maintenance"],
    ["a gateway", 502, undefined, "store_error"],
    ["a firewall", 403, undefined, "firewall_blocked"],
    ["a captcha", 202, undefined, "firewall_blocked"],
    ["a home page", 200, undefined, "not_json"],
    ["a plain 404 page", 404, undefined, "not_json"],
    ["a page in place of the store", 401, undefined, "auth_header_missing"],
    ["an order that the store no longer has", 404, json("woocommerce_rest_shop_order_invalid_id"), "resource_missing"],
    ["a refund of a missing order", 404, json("woocommerce_rest_invalid_order"), "resource_missing"],
    ["a gateway's own 404", 404, json("not_found"), "not_json"],
    ["a 410 of another plugin", 410, json("multisite_gone"), "not_json"],
    [
      "a reserved attribute",
      400,
      json("woocommerce_rest_cannot_create", 'Slug "order" is not allowed because it is a reserved term.'),
      "attribute_name_refused",
    ],
    [
      "a long attribute, on a rename",
      400,
      json("woocommerce_rest_cannot_edit", 'Slug "x" is too long (28 characters max). Shorten it, please.'),
      "attribute_name_refused",
    ],
    [
      "an attribute in use, on a rename",
      400,
      json("woocommerce_rest_cannot_edit", 'Slug "size" is already in use. Change it, please.'),
      "attribute_exists",
    ],
  ])("%s", (_what, status, body, code) => {
    expect(translateAnswer({ status, headers: {}, body }).code).toBe(code);
  });

  test("a password of the web server is told from a key that never arrived by its header", () => {
    const headers = { "www-authenticate": 'Basic realm="Staging"' };
    expect(translateAnswer({ status: 401, headers, body: undefined }).code).toBe("site_password");
  });

  test.each([
    ["3", 3_000],
    ["0", 0],
    ["86400", 900_000],
    ["soon", undefined],
    ["", undefined],
  ])("Retry-After %j", (header, ms) => {
    const error = translateAnswer({ status: 429, headers: { "retry-after": header }, body: undefined });
    expect(error.retryAfterMs).toBe(ms);
  });

  test("credentials in a message are removed", () => {
    const message = "Bad ck_a1b2c3d4a1b2c3d4 for ?oauth_signature=abc%3D&consumer_secret=cs_12345678";
    const error = translateItemError({ code: "odd", message });
    expect(error.message).not.toMatch(/a1b2c3d4|abc%3D|12345678/);
  });

  test("an item error without the expected shape", () => {
    expect(translateItemError("?").code).toBe("refused");
  });
});
