import { expect, test } from "vitest";
import { type Access, findRefusal, refuseUnless, SIGNED_IN } from "./access";
import type { Permission } from "./permissions";

const GOODS: Permission = "products.edit";
const PRICES: Permission = "prices.edit";

function refusalOf(permissions: readonly Permission[], access: Access, modules: readonly string[] = []) {
  return findRefusal({ permissions, business: { modules } }, access);
}

test.each<[string, readonly Permission[], Access, string | null]>([
  ["all of them, with both", [GOODS, PRICES], { all: [GOODS, PRICES] }, null],
  ["all of them, with one", [GOODS], { all: [GOODS, PRICES] }, "forbidden"],
  ["any of them, with one", [PRICES], { any: [GOODS, PRICES] }, null],
  ["any of them, with none", ["stock.view"], { any: [GOODS, PRICES] }, "forbidden"],
  ["any of none, with everything", [GOODS, PRICES], { any: [] }, "forbidden"],
  ["all and any, with all only", ["products.view"], { all: ["products.view"], any: [GOODS, PRICES] }, "forbidden"],
  ["all and any, with any only", [GOODS], { all: ["products.view"], any: [GOODS, PRICES] }, "forbidden"],
  ["all and any, with both", ["products.view", GOODS], { all: ["products.view"], any: [GOODS, PRICES] }, null],
  ["to be signed in, without permissions", [], SIGNED_IN, null],
])("%s", (_, permissions, access, refusal) => {
  expect(refusalOf(permissions, access)).toBe(refusal);
});

test("a module that is off refuses everybody, and a missing permission is named first", () => {
  const access: Access = { all: ["woocommerce.view"], module: "woocommerce" };
  expect(refusalOf(["woocommerce.view"], access, [])).toBe("moduleOff");
  expect(refusalOf([], access, [])).toBe("forbidden");
  expect(refusalOf([], access, ["woocommerce"])).toBe("forbidden");
  expect(refusalOf(["woocommerce.view"], access, ["woocommerce"])).toBeNull();
});

test("refuseUnless throws only when it is not allowed", () => {
  expect(() => refuseUnless(true)).not.toThrow();
  expect(() => refuseUnless(false)).toThrow(expect.objectContaining({ code: "forbidden", message: "forbidden" }));
});
