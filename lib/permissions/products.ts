import { type Access, can, type Holder } from "@/lib/auth/access";
import type { BulkChange } from "@/lib/catalog/bulk-schema";
import { editedParts, type ProductEdit } from "@/lib/catalog/product-schema";

/** A product and a variation have a price from the start, so adding one takes both. */
export const ADD_PRODUCTS: Access = { all: ["products.edit", "prices.edit"] };

/** A file may hold goods, prices, stock and categories, so it takes the right to change each of them. */
export const IMPORT_PRODUCTS: Access = { all: ["products.edit", "prices.edit", "stock.adjust", "categories.edit"] };

/** Whoever may start a bulk edit, of prices or of goods, may stop it. */
export const STOP_BULK_EDIT: Access = { all: ["products.view"], any: ["products.edit", "prices.edit"] };

export type ProductRights = { canEdit: boolean; canPrice: boolean; canSeeStock: boolean; canAdjustStock: boolean };

/** What the user may do with a product that they see. */
export function productRights(user: Holder): ProductRights {
  return {
    canEdit: can(user, "products.edit"),
    canPrice: can(user, "prices.edit"),
    canSeeStock: can(user, "stock.view"),
    canAdjustStock: can(user, "stock.adjust"),
  };
}

/** Whether the user may save this edit: prices and goods are two permissions. */
export function canEditProduct(user: Holder, edit: ProductEdit): boolean {
  const { canEdit, canPrice } = productRights(user);
  const { hasPrices, hasGoods } = editedParts(edit);
  return (!hasPrices || canPrice) && (!hasGoods || canEdit);
}

/** Whether the user may make this change to many products at once. */
export function canBulkEdit(user: Holder, { kind }: BulkChange): boolean {
  const { canEdit, canPrice } = productRights(user);
  return kind === "price" ? canPrice : canEdit;
}
