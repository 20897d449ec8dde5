import { expect, test } from "vitest";
import type { Permission } from "@/lib/auth/permissions";
import type { RunKind } from "@/lib/generated/prisma/enums";
import { canRun } from "./runs";

test.each<[RunKind, Permission, boolean]>([
  ["categories", "woocommerce.sync_categories", true],
  ["products", "woocommerce.sync_products", true],
  ["orders", "woocommerce.sync_orders", true],
  ["orders", "woocommerce.sync_products", false],
  ["products", "woocommerce.view", false],
])("a run of %s with %s", (kind, permission, isAllowed) => {
  expect(canRun({ permissions: [permission] }, { kind })).toBe(isAllowed);
});
