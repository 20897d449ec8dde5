/** How a sale can be paid. */
export const PAYMENT_METHODS = ["cash", "card", "transfer", "online", "other"] as const;

export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export function isPaymentMethod(method: string): method is PaymentMethod {
  return PAYMENT_METHODS.some((known) => known === method);
}

/** What the till takes: nobody pays online at the counter. */
export const TILL_METHODS = ["cash", "card", "transfer", "other"] as const satisfies readonly PaymentMethod[];

export type TillMethod = (typeof TILL_METHODS)[number];

/** What was given back out of the drawer: a payment with a negative amount, so that payments add up to the total. */
export const CHANGE_METHOD = "change";

/** All that have a name of their own in the message files; any other method is shown by its label. */
const NAMED_METHODS = [...PAYMENT_METHODS, CHANGE_METHOD] as const;

export type NamedMethod = (typeof NAMED_METHODS)[number];

export function isNamedMethod(method: string): method is NamedMethod {
  return NAMED_METHODS.some((named) => named === method);
}
