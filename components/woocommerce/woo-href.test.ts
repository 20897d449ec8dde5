import { expect, test } from "vitest";
import { toOtherStore } from "./woo-href";

test.each([
  ["/woocommerce/orders/17", "/woocommerce/orders"],
  ["/woocommerce/history/4", "/woocommerce/history"],
  ["/woocommerce/settings/orders", "/woocommerce/settings/orders"],
  ["/woocommerce", "/woocommerce"],
])("%s of another store is %s", (path, expected) => {
  expect(toOtherStore(path)).toBe(expected);
});
