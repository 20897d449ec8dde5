import { type Access, can, type Holder } from "@/lib/auth/access";
import type { BulkChange } from "@/lib/catalog/bulk-schema";
import { editedParts, type ProductEdit } from "@/lib/catalog/product-schema";

/** New products and variations have a price, so adding them needs both permissions. */
export const ADD_PRODUCTS: Access = { all: ["products.edit", "prices.edit"] };

/** A file may change goods, prices, stock and categories, so an import needs all four permissions. */
export const IMPORT_PRODUCTS: Access = { all: ["products.edit", "prices.edit", "stock.adjust", "categories.edit"] };

/** Everybody who may start a bulk edit, of prices or goods, may cancel one. */
export const STOP_BULK_EDIT: Access = { all: ["products.view"], any: ["products.edit", "prices.edit"] };

export type ProductRights = { canEdit: boolean; canPrice: boolean; canSeeStock: boolean; canAdjustStock: boolean };

/** What the user may do with a visible product. */
export function productRights(user: Holder): ProductRights {
  return {
    canEdit: can(user, "products.edit"),
    canPrice: can(user, "prices.edit"),
    canSeeStock: can(user, "stock.view"),
    canAdjustStock: can(user, "stock.adjust"),
  };
}

/** Whether the user may save this edit. Prices and goods need different permissions. */
export function canEditProduct(user: Holder, edit: ProductEdit): boolean {
  const { canEdit, canPrice } = productRights(user);
  const { hasPrices, hasGoods } = editedParts(edit);
  return (!hasPrices || canPrice) && (!hasGoods || canEdit);
}

/** Whether the user may start this bulk edit. */
export function canBulkEdit(user: Holder, { kind }: BulkChange): boolean {
  const { canEdit, canPrice } = productRights(user);
  return kind === "price" ? canPrice : canEdit;
}
