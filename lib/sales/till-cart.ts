import { Decimal } from "decimal.js";
import type { Cart } from "./cart-schema";
import { newClientKey } from "@/lib/client-key";
import { lineName } from "./line-name";
import type { Discount } from "./sale-totals";
import type { HeldCart, TillCustomer, TillItem, TillVariation } from "./till-view";

export type TillLine = {
  variationId: number;
  name: string;
  sku: string;
  /** As the business enters prices. */
  unitPrice: string;
  /** The price without the sale price that is charged; null when none is. */
  regularPrice: string | null;
  taxPercent: string;
  /** Null when the product's stock is not tracked. */
  stock: string | null;
  quantity: string;
  discount: Discount | null;
};

export type TillCart = {
  /** One per sale, generated with the empty cart; see Sale.clientKey. */
  clientKey: string;
  held: { id: number; number: string } | null;
  customer: TillCustomer | null;
  lines: TillLine[];
  discount: Discount | null;
  note: string;
  /** Index of the line that the keyboard acts on. */
  marked: number | null;
};

export type CartAction =
  | { type: "add"; item: TillItem; variation: TillVariation; quantity: string }
  | { type: "setQuantity"; variationId: number; quantity: string }
  | { type: "changeQuantity"; variationId: number; by: number }
  | { type: "setLineDiscount"; variationId: number; discount: Discount | null }
  | { type: "remove"; variationId: number }
  | { type: "setDiscount"; discount: Discount | null }
  | { type: "setCustomer"; customer: TillCustomer | null }
  | { type: "setNote"; note: string }
  | { type: "mark"; step: 1 | -1 }
  | { type: "refresh"; items: TillItem[] }
  | { type: "leaveSold"; sold: Cart }
  | { type: "takeUp"; held: HeldCart; number: string }
  | { type: "empty" };

/** An empty cart with a new client key. */
export function emptyCart(): TillCart {
  return { clientKey: newClientKey(), held: null, customer: null, lines: [], discount: null, note: "", marked: null };
}

/** The cart after an action. Scanning a variation again increases the quantity of its line. */
export function changeCart(cart: TillCart, action: CartAction): TillCart {
  switch (action.type) {
    case "add": {
      const index = cart.lines.findIndex(({ variationId }) => variationId === action.variation.id);
      if (index === -1) {
        const line = { ...toLine(action.item, action.variation), quantity: action.quantity, discount: null };
        return { ...cart, lines: [...cart.lines, line], marked: cart.lines.length };
      }
      const quantity = new Decimal(cart.lines[index]!.quantity).plus(action.quantity).toFixed();
      return {
        ...withLine(cart, action.variation.id, { ...toLine(action.item, action.variation), quantity }),
        marked: index,
      };
    }
    case "setQuantity":
      return withLine(cart, action.variationId, { quantity: action.quantity });
    case "changeQuantity": {
      const line = cart.lines.find(({ variationId }) => variationId === action.variationId);
      const quantity = new Decimal(line?.quantity ?? 0).plus(action.by);
      // A key that is held down must not remove the line.
      return quantity.gt(0) ? withLine(cart, action.variationId, { quantity: quantity.toFixed() }) : cart;
    }
    case "setLineDiscount":
      return withLine(cart, action.variationId, { discount: action.discount });
    case "remove": {
      const lines = cart.lines.filter(({ variationId }) => variationId !== action.variationId);
      return { ...cart, lines, marked: lines.length === 0 ? null : Math.min(cart.marked ?? 0, lines.length - 1) };
    }
    case "setDiscount":
      return { ...cart, discount: action.discount };
    case "setCustomer":
      return { ...cart, customer: action.customer };
    case "setNote":
      return { ...cart, note: action.note };
    case "mark": {
      if (cart.lines.length === 0) return cart;
      const next = cart.marked === null ? cart.lines.length - 1 : cart.marked + action.step;
      return { ...cart, marked: Math.max(0, Math.min(cart.lines.length - 1, next)) };
    }
    case "refresh": {
      const lines = cart.lines.flatMap((line) => {
        const fresh = findLine(action.items, line.variationId);
        return fresh ? [{ ...line, ...fresh }] : [];
      });
      return {
        ...cart,
        lines,
        marked: lines.length === 0 || cart.marked === null ? null : Math.min(cart.marked, lines.length - 1),
      };
    }
    case "leaveSold":
      return leaveSold(cart, action.sold);
    case "takeUp":
      return takeUp(action.held, action.number);
    case "empty":
      return emptyCart();
  }
}

function toLine(item: TillItem, variation: TillVariation): Omit<TillLine, "quantity" | "discount"> {
  return {
    variationId: variation.id,
    name: lineName(item.name, variation.label === "" ? [] : [variation.label]),
    sku: variation.sku,
    unitPrice: variation.price,
    regularPrice: variation.regularPrice,
    taxPercent: item.taxPercent,
    stock: item.tracksStock ? variation.stock : null,
  };
}

/**
 * The rest of a cart that changed after its sale's answer was lost: a new cart with what the sale does not contain.
 * Discount and note belong to the sale.
 */
function leaveSold(cart: TillCart, sold: Cart): TillCart {
  const lines = cart.lines.flatMap((line) => {
    const quantity = new Decimal(line.quantity).minus(
      sold.lines.find(({ variationId }) => variationId === line.variationId)?.quantity ?? 0,
    );
    return quantity.gt(0) ? [{ ...line, quantity: quantity.toFixed() }] : [];
  });
  return {
    ...emptyCart(),
    customer: lines.length === 0 ? null : cart.customer,
    lines,
    marked: lines.length === 0 ? null : lines.length - 1,
  };
}

/** The variation as a line, or null when it is no longer on sale. */
function findLine(items: readonly TillItem[], variationId: number): Omit<TillLine, "quantity" | "discount"> | null {
  for (const item of items) {
    const variation = item.variations.find(({ id }) => id === variationId);
    if (variation) return toLine(item, variation);
  }
  return null;
}

/** The number of lines whose variation is no longer on sale. A refresh of the cart removes them. */
export function countGone(lines: readonly { variationId: number }[], items: readonly TillItem[]): number {
  return lines.filter(({ variationId }) => findLine(items, variationId) === null).length;
}

function withLine(cart: TillCart, variationId: number, change: Partial<TillLine>): TillCart {
  return {
    ...cart,
    lines: cart.lines.map((line) => (line.variationId === variationId ? { ...line, ...change } : line)),
  };
}

/** A held sale as a cart with present prices, without variations that are no longer on sale. */
function takeUp({ saleId, cart, customer, items }: HeldCart, number: string): TillCart {
  const lines = cart.lines.flatMap(({ variationId, quantity, discount }) => {
    const line = findLine(items, variationId);
    return line ? [{ ...line, quantity, discount }] : [];
  });
  return { ...emptyCart(), held: { id: saleId, number }, customer, lines, discount: cart.discount, note: cart.note };
}

/** The part of a cart that is sent to the server. */
export function toCartRequest(
  cart: TillCart,
  locationId: number,
): Cart & { clientKey: string; heldSaleId: number | null } {
  return {
    clientKey: cart.clientKey,
    heldSaleId: cart.held?.id ?? null,
    locationId,
    customerId: cart.customer?.id ?? null,
    lines: cart.lines.map(({ variationId, quantity, discount }) => ({ variationId, quantity, discount })),
    discount: cart.discount,
    note: cart.note,
  };
}
