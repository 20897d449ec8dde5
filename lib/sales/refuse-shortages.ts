import type { Decimal } from "decimal.js";
import { can } from "@/lib/auth/access";
import type { Tx } from "@/lib/db";
import type { Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import { findShortages } from "./settle-stock";

/** Who sells, as far as the sale has to know. */
export type Seller = { id: number; businessId: number; permissions: readonly Permission[] };

type StockCheck = { saleId: number; locationId: number; wanted: ReadonlyMap<number, Decimal> };

/** More names than this make no sentence. */
const MAX_NAMES = 5;

/**
 * Refuses a sale of what is not there. Whoever may oversell is asked first (`conflict`), everybody
 * else is told who can help (`forbidden`). Answers whether more is sold than there is; the levels
 * stay locked until the transaction ends.
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
