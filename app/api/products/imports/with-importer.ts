import type { Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import { withUser } from "@/lib/http/with-user";

/** A file may hold goods, prices, stock and categories, so it takes the right to change each of them. */
export const IMPORT_PERMISSIONS: readonly Permission[] = [
  "products.edit",
  "prices.edit",
  "stock.adjust",
  "categories.edit",
];

/** As withUser, for those who may import. */
export function withImporter<P = Record<string, never>>(handler: Parameters<typeof withUser<P>>[1]) {
  return withUser<P>("products.edit", async (context) => {
    if (!IMPORT_PERMISSIONS.every((permission) => context.user.permissions.includes(permission)))
      throw new AppError("forbidden", "forbidden");
    return handler(context);
  });
}
