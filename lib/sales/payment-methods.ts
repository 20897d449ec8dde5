/** The methods of payment. */
export const PAYMENT_METHODS = ["cash", "card", "transfer", "online", "other"] as const;

export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Whether the text is a known method of payment. */
export function isPaymentMethod(method: string): method is PaymentMethod {
  return PAYMENT_METHODS.some((known) => known === method);
}

/** The methods at the till, where nobody pays online. */
export const TILL_METHODS = ["cash", "card", "transfer", "other"] as const satisfies readonly PaymentMethod[];

export type TillMethod = (typeof TILL_METHODS)[number];

/** Change: a payment with a negative amount, so that the payments add up to the total. */
export const CHANGE_METHOD = "change";

/** What a gift card or store credit paid of an order. */
export const GIFT_CARD_METHOD = "gift_card";

/** Methods with a translation. Other methods, from stores, are shown with their label. */
const NAMED_METHODS = [...PAYMENT_METHODS, CHANGE_METHOD, GIFT_CARD_METHOD] as const;

export type NamedMethod = (typeof NAMED_METHODS)[number];

/** Whether the method has a translation. */
export function isNamedMethod(method: string): method is NamedMethod {
  return NAMED_METHODS.some((named) => named === method);
}
