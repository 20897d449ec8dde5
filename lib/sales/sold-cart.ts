import { isDeepStrictEqual } from "node:util";
import { Decimal } from "decimal.js";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Cart, cartSchema, type SaleRequest } from "./cart-schema";
import { CHANGE_METHOD } from "./payment-methods";
import type { SoldCart } from "./till-view";

const SELECT = {
  id: true,
  number: true,
  total: true,
  cart: true,
  payments: { orderBy: { id: "asc" }, select: { method: true, amount: true, reference: true } },
} as const;

/** Excludes drafts, since a held sale may have the same key. */
function findSold(db: Db | Tx, businessId: number, clientKey: string) {
  return db.sale.findFirst({ where: { businessId, clientKey, finalAt: { not: null } }, select: SELECT });
}

type Sold = NonNullable<Awaited<ReturnType<typeof findSold>>>;

/**
 * The sale with the request's client key, or null. The cart may have changed after a lost answer, so it is compared.
 *
 * @throws AppError `conflict` (`alreadySold`, with the sale's number) when another cart or amount was sold with the key
 */
export async function findSameSale(
  db: Db | Tx,
  businessId: number,
  request: SaleRequest,
): Promise<{ id: number } | null> {
  const sold = await findSold(db, businessId, request.clientKey);
  if (sold === null) return null;
  if (!isSame(sold, request)) throw alreadySold(sold.number);
  return { id: sold.id };
}

/**
 * Checks that no cart was sold with the client key.
 *
 * @throws AppError `conflict` (`alreadySold`, with the sale's number) when one was
 */
export async function refuseSold(db: Db | Tx, businessId: number, clientKey: string): Promise<void> {
  const sold = await findSold(db, businessId, clientKey);
  if (sold !== null) throw alreadySold(sold.number);
}

/**
 * The sale with a cart's client key, for a till whose answer was lost.
 *
 * @throws AppError `not_found` (`notFound`) when no cart was sold with the key
 */
export async function getSoldCart(db: Db, businessId: number, clientKey: string): Promise<SoldCart> {
  const sold = await findSold(db, businessId, clientKey);
  const cart = cartOf(sold?.cart);
  if (sold === null || cart === null) throw new AppError("not_found", "notFound");
  const change = sold.payments.reduce(
    (sum, { method, amount }) => (method === CHANGE_METHOD ? sum.minus(amount.toFixed()) : sum),
    new Decimal(0),
  );
  return { id: sold.id, number: sold.number, total: sold.total.toFixed(), change: change.toFixed(), cart };
}

function isSame(sold: Sold, request: SaleRequest): boolean {
  const paid = sold.payments
    .filter(({ method }) => method !== CHANGE_METHOD)
    .map(({ method, amount, reference }) => ({ method, amount: amount.toFixed(), reference }));
  const offered = request.payments.map(({ method, amount, reference }) => ({
    method,
    amount: new Decimal(amount).toFixed(),
    reference,
  }));
  return (
    isDeepStrictEqual(cartOf(sold.cart), cartOf(request)) &&
    new Decimal(sold.total.toFixed()).equals(request.expectedTotal) &&
    isDeepStrictEqual(paid, offered)
  );
}

function cartOf(value: unknown): Cart | null {
  return cartSchema.safeParse(value).data ?? null;
}

function alreadySold(number: string): AppError {
  return new AppError("conflict", "alreadySold", { values: { number } });
}
