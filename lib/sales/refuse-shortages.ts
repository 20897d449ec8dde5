import type { Decimal } from "decimal.js";
import { can } from "@/lib/auth/access";
import type { Tx } from "@/lib/db";
import type { Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import { findShortages } from "./post-stock";

/** The user who sells. */
export type Seller = { id: number; businessId: number; permissions: readonly Permission[] };

type StockCheck = { saleId: number; locationId: number; wanted: ReadonlyMap<number, Decimal> };

/** More names make the sentence unreadable. */
const MAX_NAMES = 5;

/**
 * Checks that the location has the goods of a sale. Returns whether an allowed sale exceeds the stock; the levels stay
 * locked until the transaction ends.
 *
 * @throws AppError `conflict` (`oversellAsk`) when the seller may oversell and has not confirmed
 * @throws AppError `forbidden` (`oversellRefused`) when the seller may not oversell
 */
export async function refuseShortages(
  tx: Tx,
  seller: Seller,
  check: StockCheck,
  allowOversell: boolean,
): Promise<boolean> {
  const shortages = await findShortages(tx, check);
  if (shortages.length === 0) return false;
  const mayOversell = can(seller, "sales.oversell");
  if (mayOversell && allowOversell) return true;
  const variations = await tx.variation.findMany({
    where: { businessId: seller.businessId, id: { in: shortages.map(({ variationId }) => variationId) } },
    select: { id: true, sku: true, product: { select: { name: true } } },
  });
  const names = shortages.slice(0, MAX_NAMES).map(({ variationId, missing }) => {
    const variation = variations.find(({ id }) => id === variationId);
    return `${variation?.product.name ?? ""} ${variation?.sku ?? ""} (${missing.toFixed()})`.trim();
  });
  const items = names.join(", ") + (shortages.length > MAX_NAMES ? ", …" : "");
  throw mayOversell
    ? new AppError("conflict", "oversellAsk", { values: { items } })
    : new AppError("forbidden", "oversellRefused", { values: { items } });
}
