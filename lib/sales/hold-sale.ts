import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { cartSchema, type HoldRequest } from "./cart-schema";
import { loadCart } from "./load-cart";
import { lockHeldSale } from "./queries/lock-sale";
import type { Seller } from "./refuse-shortages";
import type { HeldCart, HeldSale } from "./till-view";
import { refuseSold } from "./sold-cart";
import { findTillItems } from "./till-items";
import { isUniqueViolation } from "@/lib/db/errors";
import { openDraft, writeCart } from "./write-cart";

/**
 * Stores a cart as a held sale, which takes no stock. Holding a resumed sale again writes to the same draft.
 *
 * @throws AppError `conflict` (`alreadySold`, with the sale's number) when a cart was sold with the same key
 * @throws AppError `conflict` (`heldSaleGone`) when the held sale is no longer held
 * @throws AppError `conflict` (`tillLocationGone`, `tillCustomerGone`, `tillProductGone`) when one of them is archived or
 *   belongs to another business
 */
export async function holdSale(db: Db, seller: Seller, request: HoldRequest): Promise<{ id: number }> {
  const write = async (tx: Tx) => {
    const { id, isHeld } = await openDraft(tx, seller, request);
    if (!isHeld) {
      await refuseSold(tx, seller.businessId, request.clientKey);
      throw new AppError("conflict", "heldSaleGone");
    }
    const cart = await loadCart(tx, seller.businessId, request);
    const { totals, currency } = cart;
    await writeCart(tx, id, request, cart);
    await recordActivity(tx, {
      businessId: seller.businessId,
      userId: seller.id,
      action: "sale.held",
      entityId: id,
      details: { total: totals.total, currency },
    });
    return { id };
  };
  try {
    return await db.$transaction(write, { timeout: 15_000, maxWait: 15_000 });
  } catch (error) {
    // A simultaneous request with the same key created the draft, which the retry finds.
    if (isUniqueViolation(error)) return db.$transaction(write, { timeout: 15_000, maxWait: 15_000 });
    throw error;
  }
}

/** Nobody finds their sale in a longer list. */
const MAX_HELD = 100;

/** The held sales, latest first. */
export async function listHeldSales(db: Db, businessId: number): Promise<HeldSale[]> {
  const rows = await db.sale.findMany({
    where: { businessId, source: "pos", status: "draft", draftReason: "held" },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: MAX_HELD,
    select: {
      id: true,
      number: true,
      total: true,
      currency: true,
      customerNote: true,
      updatedAt: true,
      customer: { select: { name: true } },
      createdBy: { select: { name: true } },
      location: { select: { name: true } },
      _count: { select: { lines: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    total: row.total.toFixed(),
    currency: row.currency,
    note: row.customerNote,
    heldAt: row.updatedAt.toISOString(),
    customerName: row.customer?.name ?? null,
    heldBy: row.createdBy?.name ?? null,
    locationName: row.location.name,
    lineCount: row._count.lines,
  }));
}

/**
 * A held sale for the till to resume: the cart as typed, with the present products.
 *
 * @throws AppError `conflict` (`heldSaleGone`) when the sale is no longer held
 */
export async function getHeldCart(db: Db, businessId: number, id: number): Promise<HeldCart> {
  const sale = await db.sale.findFirst({
    where: { id, businessId, status: "draft", draftReason: "held" },
    select: { cart: true, customer: { select: { id: true, name: true, phone: true, email: true } } },
  });
  const cart = cartSchema.safeParse(sale?.cart);
  if (sale === null || !cart.success) throw new AppError("conflict", "heldSaleGone");
  const items = await findTillItems(db, businessId, cart.data.locationId, {
    variationIds: cart.data.lines.map((line) => line.variationId),
  });
  return { saleId: id, cart: cart.data, customer: sale.customer, items };
}

/**
 * Deletes a held sale, which has neither stock movements nor payments.
 *
 * @throws AppError `conflict` (`heldSaleGone`) when the sale is no longer held
 */
export async function discardHeldSale(db: Db, seller: Seller, id: number): Promise<void> {
  const { businessId } = seller;
  await db.$transaction(async (tx) => {
    const sale = await lockHeldSale(tx, businessId, id);
    if (!sale) throw new AppError("conflict", "heldSaleGone");
    await tx.sale.delete({ where: { id } });
    await recordActivity(tx, { businessId, userId: seller.id, action: "sale.discarded", entityId: id, details: sale });
  });
}
