import { expect, test } from "vitest";
import { firstPageFor, hrefOf, isActive, NAVIGATION, navigationFor } from "@/components/layout/navigation";
import { SIGNED_IN } from "@/lib/auth/access";
import { DEFAULT_ROLES, type Permission, type RoleName } from "@/lib/auth/permissions";
import type { SessionUser } from "@/lib/auth/session-user";
import type { Module } from "@/lib/auth/modules";

function userWith(permissions: Permission[], modules: Module[]): SessionUser {
  return {
    id: 1,
    sessionId: "5f0c7a52-3a0e-4a51-9d0e-6f7f5f0d9a11",
    businessId: 1,
    name: "Amal",
    email: "amal@example.com",
    locale: "en",
    roleName: "Staff",
    permissions,
    mustChangePassword: false,
    business: { name: "Tea", currency: "USD", timeZone: "UTC", pricesIncludeTax: false, modules },
  };
}

function hrefsOf(role: RoleName, modules: Module[]): string[] {
  const user = userWith([...DEFAULT_ROLES[role]], modules);
  return navigationFor(user).flatMap((group) => group.items.map((item) => item.href));
}

test("an owner sees everything", () => {
  expect(hrefsOf("owner", ["woocommerce"])).toEqual(NAVIGATION.flatMap((group) => group.items.map(({ href }) => href)));
});

test("a business without the module has no WooCommerce section", () => {
  expect(hrefsOf("owner", []).filter((href) => href.startsWith("/woocommerce"))).toEqual([]);
});

test("a cashier sees neither WooCommerce nor settings", () => {
  expect(hrefsOf("cashier", ["woocommerce"])).toEqual([
    "/",
    "/till",
    "/sales",
    "/customers",
    "/products",
    "/categories",
    "/stock",
  ]);
});

test("a page below an item belongs to that item, a longer name does not", () => {
  const item = {
    label: "products",
    href: "/products",
    icon: NAVIGATION[0]!.items[0]!.icon,
    access: SIGNED_IN,
  } as const;
  expect(isActive(item, "/products/17")).toBe(true);
  expect(isActive(item, "/products-archive")).toBe(false);
  expect(isActive({ ...item, href: "/woocommerce", isExact: true }, "/woocommerce/sync")).toBe(false);
});

test("the menu keeps the store of the address within its section", () => {
  const items = NAVIGATION.flatMap((group) => group.items);
  const orders = items.find(({ href }) => href === "/woocommerce/orders");
  const sales = items.find(({ href }) => href === "/sales");
  if (!orders || !sales) throw new Error("The menu has no orders or no sales.");
  expect(hrefOf(orders, "/woocommerce/sync", "7")).toBe("/woocommerce/orders?store=7");
  expect(hrefOf(orders, "/woocommerce/settings", "new")).toBe("/woocommerce/orders");
  expect(hrefOf(orders, "/sales", "7")).toBe("/woocommerce/orders");
  expect(hrefOf(sales, "/woocommerce/sync", "7")).toBe("/sales");
});

test("a user without the dashboard begins at the first page that they may see", () => {
  expect(firstPageFor(userWith(["products.view", "sales.view"], []))).toBe("/");
  expect(firstPageFor(userWith(["stock.view"], []))).toBe("/stock");
  expect(firstPageFor(userWith(["woocommerce.view"], []))).toBe("/users/me");
});
