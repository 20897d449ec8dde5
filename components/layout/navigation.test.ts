import { expect, test } from "vitest";
import { isActive, NAVIGATION, navigationFor } from "@/components/layout/navigation";
import { DEFAULT_ROLES, type RoleName } from "@/lib/auth/permissions";
import type { SessionUser } from "@/lib/auth/session-user";
import type { Module } from "@/lib/auth/modules";

function hrefsOf(role: RoleName, modules: Module[]): string[] {
  const user: SessionUser = {
    id: 1,
    businessId: 1,
    name: "Amal",
    email: "amal@example.com",
    locale: "en",
    roleName: role,
    permissions: [...DEFAULT_ROLES[role]],
    business: { name: "Tea", currency: "USD", timeZone: "UTC", pricesIncludeTax: false, modules },
  };
  return navigationFor(user).flatMap((group) => group.items.map((item) => item.href));
}

test("an owner sees everything", () => {
  expect(hrefsOf("owner", ["woocommerce"])).toEqual(NAVIGATION.flatMap((group) => group.items.map(({ href }) => href)));
});

test("a business without the module has no WooCommerce section", () => {
  expect(hrefsOf("owner", []).filter((href) => href.startsWith("/woocommerce"))).toEqual([]);
});

test("a cashier sees neither WooCommerce nor settings", () => {
  expect(hrefsOf("cashier", ["woocommerce"])).toEqual(["/", "/till", "/sales", "/customers", "/products", "/categories", "/stock"]);
});

test("a page below an item is that item's, and a longer name is not", () => {
  const item = { label: "products", href: "/products", icon: NAVIGATION[0]!.items[0]!.icon } as const;
  expect(isActive(item, "/products/17")).toBe(true);
  expect(isActive(item, "/products-archive")).toBe(false);
  expect(isActive({ ...item, href: "/woocommerce", isExact: true }, "/woocommerce/sync")).toBe(false);
});
